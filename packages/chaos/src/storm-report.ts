import type { LifeEnd } from './lives'

/** What was told of one file while the storm lasted, or after it. */
export interface Told {
  readonly successes: number
  /** Sentences. */
  readonly failures: readonly string[]
}

export interface FileReport {
  readonly name: string
  /** One for each time that it was started. */
  readonly rounds: readonly Told[]
  readonly bytesEqual: boolean
  readonly progressFell: boolean
}

/** What was seen of several uploads on a spoiled line. */
export interface StormReport {
  readonly files: readonly FileReport[]
  readonly end: LifeEnd
  /** Of those that are open in OSS, the ones that the app has sent a part to, so that it knew them. */
  readonly knownSessions: number
  readonly struck: ReadonlyMap<string, number>
}

/** What must never be, each as a sentence. */
export function violationsOf({ files, end, knownSessions }: StormReport): string[] {
  const rules: ReadonlyArray<readonly [boolean, string]> = [
    [end === 'left something open', 'The app ended with a call or a listener still open.'],
    [end === 'crashed', 'The app crashed.'],
    [end === 'too long', 'The app did not end: it hangs, or a timer or a socket is open.'],
    [knownSessions > 0, `${knownSessions} sessions were left in OSS that the app knew of.`],
  ]
  return [
    ...files.flatMap((file) => violationsOfFile(file).map((sentence) => `${file.name}: ${sentence}`)),
    ...rules.flatMap(([isBroken, sentence]) => (isBroken ? [sentence] : [])),
  ]
}

function violationsOfFile({ rounds, bytesEqual, progressFell }: FileReport): string[] {
  const endings = rounds.map(({ successes, failures }) => successes + failures.length)
  const last = rounds[rounds.length - 1]
  const vague = rounds.flatMap(({ failures }) => failures).filter((sentence) => !namesRemedy(sentence))
  const rules: ReadonlyArray<readonly [boolean, string]> = [
    [
      endings.some((count) => count !== 1),
      `its end was told ${endings.join(' and ')} times, and not once each.`,
    ],
    [last?.successes !== 1, `it failed though the line was well again: ${last?.failures[0]}`],
    [!bytesEqual, 'the bytes of the object are not those of the file.'],
    [progressFell, 'its progress went back.'],
    ...vague.map((sentence) => [true, `a failure names no remedy: ${sentence}`] as const),
  ]
  return rules.flatMap(([isBroken, sentence]) => (isBroken ? [sentence] : []))
}

/** A whole sentence that tells what to do. */
export function namesRemedy(sentence: string): boolean {
  return (
    /\b(try|check|start|pick|ask|add|set|use|look|update|allow|again)\b/i.test(sentence) &&
    /\.$/.test(sentence)
  )
}
