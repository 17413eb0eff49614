import type { PlatformAdapter } from '@vod-upload/platform'
import type { AdapterBench, Habit, Need } from './bench'

export type Topic = 'file' | 'http' | 'form' | 'cancel' | 'storage' | 'capability' | 'wake' | 'errors'

/** One promise of the seam, and how to hold an adapter to it: plain data, free of any test runner. */
export interface Clause {
  /** Begins with the topic, as in `file-size`. */
  readonly id: string
  readonly topic: Topic
  /** One plain sentence, without its full stop. */
  readonly promise: string
  readonly needs?: ReadonlyArray<Need | Habit>
  /** Why the seam itself asks nothing of an adapter that claims no more than this one. */
  silentWhere?(platform: PlatformAdapter): string | undefined
  /** Rejects when the promise is broken: with `ContractBreach`, unless it is the adapter that rejects. */
  check(bench: AdapterBench): Promise<void>
}

/** The clause was broken; the message says what was seen. */
export class ContractBreach extends Error {
  override readonly name = 'ContractBreach'
}

export type Verdict =
  | { readonly result: 'kept' }
  | { readonly result: 'broken'; readonly why: string }
  | { readonly result: 'not here'; readonly reason: string }

/** A clause that has not ended by then never will. */
const LONGEST_CHECK_MS = 20000

/** Nor will one of an adapter that has left others waiting before, or a contract of it would take a quarter of an hour. */
const IMPATIENT_CHECK_MS = 3000
const PATIENT_WAITS = 3
const waitsInVain = new WeakMap<AdapterBench, number>()

/** Never rejects. */
export async function judge(clause: Clause, bench: AdapterBench): Promise<Verdict> {
  const absent = clause.needs?.find((need) => isAbsent(need, bench))
  if (absent !== undefined) {
    const reason = bench.lacks[absent]
    if (reason !== undefined) return { result: 'not here', reason }
    return { result: 'broken', why: `The bench has no ${absent}, and does not say why.` }
  }
  const reason = clause.silentWhere?.(bench.platform)
  if (reason !== undefined) return { result: 'not here', reason }
  return checkInTime(clause, bench)
}

/** What is there is used, even if `lacks` has an excuse for it. */
function isAbsent(need: Need | Habit, bench: AdapterBench): boolean {
  return isHabit(need) ? bench.lacks[need] !== undefined : bench[need] === undefined
}

/** A record, so that the compiler misses a habit that is forgotten here. */
const habits: Readonly<Record<Habit, true>> = {
  localhostNames: true,
  abortRequest: true,
  abortForm: true,
  requestProgress: true,
  formProgress: true,
  formHeaders: true,
  onWake: true,
  background: true,
  PUT: true,
  DELETE: true,
  HEAD: true,
  digest: true,
  modifiedAt: true,
}

function isHabit(need: Need | Habit): need is Habit {
  return need in habits
}

function checkInTime(clause: Clause, bench: AdapterBench): Promise<Verdict> {
  const waits = waitsInVain.get(bench) ?? 0
  const limitMs = waits < PATIENT_WAITS ? LONGEST_CHECK_MS : IMPATIENT_CHECK_MS
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      waitsInVain.set(bench, waits + 1)
      // What the clause will never come to, so that the next one finds the device as this one did.
      bench.setOnline?.(true)
      bench.setVisible?.(true)
      resolve({ result: 'broken', why: `It did not end within ${limitMs} ms.` })
    }, limitMs)
    const end = (verdict: Verdict) => {
      clearTimeout(timer)
      resolve(verdict)
    }
    // An adapter that throws where it should reject breaks the clause too, and not the run.
    const check = async () => clause.check(bench)
    check().then(
      () => end({ result: 'kept' }),
      (cause) => end({ result: 'broken', why: sentenceOf(cause) }),
    )
  })
}

function sentenceOf(cause: unknown): string {
  if (cause instanceof ContractBreach) return cause.message
  return `The adapter failed: ${cause instanceof Error ? cause.message : String(cause)}`
}
