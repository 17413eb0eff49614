import { setTimeout as wait } from 'node:timers/promises'
import type { Answer } from '../http/answer'
import type { FaultAction } from './fault-list'

/** What a struck request comes to: an answer, or a cut connection. */
export type Outcome = Answer | 'cut'

/**
 * Serves a request under a fault, or without one.
 * @param serve does the work
 * @param refuse words an error in the form of the service that is called
 */
export async function strike(
  fault: FaultAction | undefined,
  serve: () => Promise<Answer>,
  refuse: (code: string, status: number | undefined, message: string | undefined) => Answer,
): Promise<Outcome> {
  switch (fault?.kind) {
    case undefined:
      return serve()
    case 'status':
      return { status: fault.status, headers: {} }
    case 'refuse':
      return refuse(fault.code, fault.status, fault.message)
    case 'reset':
      return 'cut'
    case 'lose-answer':
      await serve()
      return 'cut'
    case 'delay':
      // No reason for a process to stay whose emulator was closed meanwhile.
      await wait(fault.ms, undefined, { ref: false })
      return serve()
  }
}
