import type { CancelSignal } from '@vod-upload/platform'
import type { ServerClock } from '../clock'
import type { RetryPolicy } from './backoff'
import { decide, freshTally, tallyAfter } from './decide'
import { type Attempted, type Fault, toUploadError } from './fault'
import type { Missing } from './host-state'

export interface RetryingDeps {
  readonly serverClock: ServerClock
  readonly policy: RetryPolicy
  readonly random: () => number
  /** Gets a fresh credential, unless another call has got one since this attempt was signed. */
  refreshCredential(fault: Fault): Promise<void>
  readonly host: {
    /** What explains a request that fails now. */
    excuse(): Exclude<Missing, 'wifi'> | undefined
    /** Resolves after `atLeastMs` when it is worth to go on, after `atMostMs` at the latest. */
    rest(atLeastMs: number, atMostMs: number, signal?: CancelSignal): Promise<void>
  }
}

/** The only loop that tries again: it makes attempts and obeys `decide`, until a value comes or it gives up. */
export async function retrying<T>(
  attempt: () => Promise<Attempted<T>>,
  deps: RetryingDeps,
  signal?: CancelSignal,
): Promise<T> {
  let tally = freshTally
  for (;;) {
    const attempted = await attempt()
    if ('value' in attempted) return attempted.value
    const { fault } = attempted
    const decision = decide(fault, tally, {
      policy: deps.policy,
      nowMs: deps.serverClock.now(),
      random: deps.random(),
      excuse: deps.host.excuse(),
    })
    tally = tallyAfter(tally, decision)
    switch (decision.move) {
      case 'retry':
        await deps.host.rest(decision.atLeastMs, decision.afterMs, signal)
        break
      case 'wait-for-wake':
        await deps.host.rest(decision.atLeastMs, decision.atMostMs, signal)
        break
      case 'refresh-credential':
        await deps.refreshCredential(fault)
        break
      case 'correct-clock':
        deps.serverClock.correct(decision.serverTimeMs)
        break
      case 'give-up':
        throw toUploadError(fault)
    }
  }
}
