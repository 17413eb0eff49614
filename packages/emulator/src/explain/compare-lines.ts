import type { SignedLine } from './signed-lines'

export interface ComparedLine {
  label: string
  ours: string | undefined
  theirs: string | undefined
  differs: boolean
}

/**
 * Lays two texts side by side. Where one has a line that the other lacks, the rest is shifted, so that one missing header
 * does not make every line below it differ.
 */
export function compareLines(ours: readonly SignedLine[], theirs: readonly SignedLine[]): ComparedLine[] {
  const compared: ComparedLine[] = []
  let [our, their] = [0, 0]
  while (our < ours.length || their < theirs.length) {
    const [a, b] = [ours[our], theirs[their]]
    const isExtraOfOurs = a && b && a.text !== b.text && a.text !== '' && ours[our + 1]?.text === b.text
    const isExtraOfTheirs = a && b && a.text !== b.text && b.text !== '' && theirs[their + 1]?.text === a.text
    const takeOurs = a !== undefined && !isExtraOfTheirs
    const takeTheirs = b !== undefined && !(isExtraOfOurs && !isExtraOfTheirs)
    compared.push({
      label: (takeOurs ? a : b)?.label ?? '',
      ours: takeOurs ? a.text : undefined,
      theirs: takeTheirs ? b.text : undefined,
      differs: !takeOurs || !takeTheirs || a.text !== b.text,
    })
    if (takeOurs) our += 1
    if (takeTheirs) their += 1
  }
  return compared
}
