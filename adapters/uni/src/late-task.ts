import { wordsOf } from '@vod-upload/platform'
import type { HostFailure, HostUploadTask } from '@vod-upload/wx-like'

type ProgressListener = Parameters<NonNullable<HostUploadTask['onProgressUpdate']>>[0]

/** What a call of `uni` returns: a promise of it, where an interceptor of the app is asynchronous. */
export type GivenTask = HostUploadTask | PromiseLike<HostUploadTask | undefined> | undefined

/** A task whose real one comes later. */
export interface LateTask extends HostUploadTask {
  readonly isAborted: boolean
  /** @param fail hears where there will be none: no other callback tells that an interceptor has thrown */
  come(given: GivenTask, fail: (reason: HostFailure) => void): void
}

export function createLateTask(): LateTask {
  let task: HostUploadTask | undefined
  let listener: ProgressListener | undefined
  let isAborted = false
  const take = (given: HostUploadTask | undefined) => {
    task = given
    // A host whose events are not to be had uploads all the same.
    borne(() => listener && task?.onProgressUpdate?.(listener))
    if (isAborted) borne(() => task?.abort?.())
  }
  return {
    get isAborted() {
      return isAborted
    },
    come(given, fail) {
      if (isPromise(given)) given.then(take, (cause) => fail({ errMsg: wordsOf(cause) }))
      else take(given)
    },
    abort() {
      isAborted = true
      task?.abort?.()
    },
    onProgressUpdate(given) {
      listener = given
      borne(() => task?.onProgressUpdate?.(given))
    },
  }
}

function isPromise(given: GivenTask): given is PromiseLike<HostUploadTask | undefined> {
  return typeof Object(given).then === 'function'
}

function borne(call: () => void): void {
  try {
    call()
  } catch {
    return
  }
}
