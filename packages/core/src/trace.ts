import type { Clock } from './clock'
import { asUploadError } from './errors/as-upload-error'

/**
 * A stretch of an upload: how it was planned, a question for a credential, a part or form with all its tries, a try again
 * with the pause before it, the call that makes the object. It holds numbers, codes and a path; no address, and nothing secret.
 */
export interface Span {
  readonly name: 'plan' | 'credential' | 'part' | 'form' | 'retry' | 'complete'
  /** The file's, as it was picked. */
  readonly path: string
  /** Milliseconds since 1970, by the device. */
  readonly startedAt: number
  readonly endedAt: number
  /** Code of the error that ended it; absent where it went well. Of a retry, that of what went wrong before. */
  readonly failed?: string
  /** Of a part: its number, from 1. */
  readonly partNumber?: number
  /** Of a part, a form, or the whole file. */
  readonly sizeBytes?: number
}

/** Hears of each stretch as it ends. What it throws stops nothing. */
export type Trace = (span: Span) => void

type Facts = Omit<Span, 'path' | 'startedAt' | 'endedAt'>

/** Does the work, and tells how long it took and how it ended. */
export type Traced = <T>(facts: Facts, work: () => Promise<T>) => Promise<T>

/** For one file; without a listener, the work is only done. */
export function tracedFor(path: string, clock: Clock, trace: Trace | undefined): Traced {
  if (trace === undefined) return (_, work) => work()
  return async (facts, work) => {
    const startedAt = clock.now()
    const tell = (ending?: { readonly failed: string }) => {
      try {
        const told: unknown = trace({ ...facts, path, startedAt, endedAt: clock.now(), ...ending })
        // An async listener throws later.
        Promise.resolve(told).catch(() => undefined)
      } catch {
        // The app's own affair.
      }
    }
    try {
      const result = await work()
      tell()
      return result
    } catch (cause) {
      tell({ failed: asUploadError(cause).code })
      throw cause
    }
  }
}
