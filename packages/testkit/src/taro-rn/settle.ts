// From node:timers, so that a test's fake timers do not stop the host.
import { clearTimeout, setTimeout } from 'node:timers'
import type { Callbacks, Failure } from '../host/callbacks'

/** Taro calls back and settles its promise as well: whoever gives `fail` alone leaves a rejection that nobody handles. */
export async function settle<Result extends object>(
  work: Promise<Result>,
  callbacks: Callbacks<Result>,
  toFailure: (cause: unknown) => Failure,
): Promise<Result> {
  let result: Result
  try {
    result = await work
  } catch (cause) {
    const failure = toFailure(cause)
    callbacks.fail?.(failure)
    callbacks.complete?.(failure)
    throw failure
  }
  callbacks.success?.(result)
  callbacks.complete?.(result)
  return result
}

export async function within<Result>(
  work: Promise<Result>,
  timeoutMs: number,
  toCause: () => Error,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(toCause()), timeoutMs)
  })
  try {
    return await Promise.race([work, tooLate])
  } finally {
    clearTimeout(timer)
  }
}

export function messageOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'message' in cause ? String(cause.message) : ''
}
