import type { LifeEnd } from './lives'
import { type KilledLife, mostFramingBytes, mostLostBytes, type SentWith } from './resend-bound'

/** What was seen of one upload by an app that was killed again and again. */
export interface KillReport extends SentWith {
  readonly fileBytes: number
  readonly wantedKills: number
  readonly killed: readonly KilledLife[]
  /** How the last life ended: `left` is by itself, with nothing open. */
  readonly lastEnd: LifeEnd
  readonly successes: number
  /** Sentences of failures that were told. */
  readonly failures: readonly string[]
  readonly progressFell: boolean
  readonly bytesEqual: boolean
  /** Of requests, in all lives. */
  readonly passedBytes: number
  readonly requests: number
  readonly completions: number
  /** Sessions that are neither completed nor removed, though the app had written them down. */
  readonly knownSessions: number
  readonly records: number
  /** Kills that struck after VOD or OSS had made something, and before the app could write it down. */
  readonly unnotedKills: number
}

/** Bytes of the file that went twice; what is no file counts too, as far as it is unknown. */
export function sentAgainBytes(report: KillReport): number {
  return Math.max(0, report.passedBytes - report.fileBytes)
}

export function mostSentAgainBytes(report: KillReport): number {
  const { killed, fileBytes, partSizeBytes, requests, completions } = report
  const parts = Math.ceil(fileBytes / partSizeBytes)
  return killed.reduce(
    (sum, life) => sum + mostLostBytes(life, report),
    mostFramingBytes(requests, completions, parts),
  )
}

/** What must never be, each as a sentence. */
export function violationsOf(report: KillReport): string[] {
  const again = sentAgainBytes(report)
  const most = mostSentAgainBytes(report)
  const { killed, wantedKills, lastEnd, successes, failures, records, unnotedKills } = report
  const rules: ReadonlyArray<readonly [boolean, string]> = [
    [killed.length < wantedKills, `The app was killed ${killed.length} times, and not ${wantedKills}.`],
    [lastEnd === 'left something open', 'The app ended with a call or a listener still open.'],
    [lastEnd === 'crashed', 'The app crashed.'],
    [lastEnd === 'too long', 'The app did not end: it hangs, or a timer or a socket is open.'],
    [successes !== 1, `Success was told ${successes} times, and not once.`],
    [failures.length > 0, `A failure was told: ${failures[0]}`],
    [report.progressFell, 'Progress went back.'],
    [!report.bytesEqual, "The object's bytes are not those of the file."],
    [again > most, `${again} bytes were sent again, where ${most} are allowed.`],
    [report.knownSessions > 0, `${report.knownSessions} sessions were left in OSS that the app knew of.`],
    [records > 1 + unnotedKills, `VOD has ${records} records of one video.`],
  ]
  return rules.flatMap(([isBroken, sentence]) => (isBroken ? [sentence] : []))
}
