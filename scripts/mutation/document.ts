// What `docs/mutation.md` says, as far as it follows from the result.
import { type FolderResult, type MutationResult, type Survivor, scoreOf } from './result'

const heading = '| folder | mutants | killed | timed out | survived | score |'

/** A row per folder, and one for all. */
export function tableOf({ folders }: MutationResult): string {
  const total = (pick: (each: FolderResult) => number) => folders.reduce((sum, each) => sum + pick(each), 0)
  const all = {
    name: '**in all**',
    killed: total(({ killed }) => killed),
    timedOut: total(({ timedOut }) => timedOut),
    survived: total(({ survived }) => survived),
  }
  const rows = [...folders, all].map(({ name, killed, timedOut, survived }) => {
    const score = scoreOf([{ killed, timedOut, survived }]).toFixed(1)
    return `| ${name} | ${killed + timedOut + survived} | ${killed} | ${timedOut} | ${survived} | ${score} % |`
  })
  return [heading, '|---|--:|--:|--:|--:|--:|', ...rows].join('\n')
}

/** The document with this table in place of the one it has. */
export function withTable(document: string, table: string): string {
  const lines = document.split('\n')
  const start = lines.indexOf(heading)
  if (start < 0) throw new Error(`docs/mutation.md has lost its table: put this line back: ${heading}`)
  const behind = lines.findIndex((line, index) => index > start && !line.startsWith('|'))
  return [...lines.slice(0, start), ...table.split('\n'), ...lines.slice(behind)].join('\n')
}

/** The line of a list that names a survivor. */
export function bulletOf({ file, within, original, replacement }: Survivor): string {
  const place = file.replace(/^packages\/([^/]+)\/src\//, '$1/')
  return `- ${place}, ${within}: ${code(original)} → ${replacement === '' ? 'nothing' : code(replacement)}`
}

function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``
}

/** Survivors that the document does not name below a reason, and lines of it that name none. */
export function compare(
  document: string,
  { survivors }: MutationResult,
): { missing: string[]; outlived: string[] } {
  const listed = reasonedBullets(document)
  const wanted = survivors.map(bulletOf)
  const unlike = (some: readonly string[], others: readonly string[]) =>
    Array.from(new Set(some)).filter((line) => !others.includes(line))
  return { missing: unlike(wanted, listed), outlived: unlike(listed, wanted) }
}

/** The items of lists right below a paragraph: the reason. Only what follows the heading "Survivors" counts. */
function reasonedBullets(document: string): string[] {
  const [, survivors = ''] = document.split(/^## Survivors$/m)
  const blocks = survivors.split(/\n{2,}/).map((block) => block.trim())
  return blocks.flatMap((block, index) => {
    const reason = blocks[index - 1] ?? ''
    const isReasoned = reason !== '' && !/^[-#|]/.test(reason)
    return block.startsWith('- ') && isReasoned ? block.split('\n') : []
  })
}
