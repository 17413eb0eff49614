import type { Log } from '@vod-upload/core'
import type { Unsubscribe } from '@vod-upload/platform'
import { createListeners, type Listeners } from './listeners'
import { plainProgress, type UploadProgress } from './progress-meter'
import { createSettlement } from './settlement'
import type { Uploaded, UploadState } from './upload-state'

/** What an upload waits for without failing: a network, another one than mobile data, or the app's return to the front. */
export type WaitingFor = 'network' | 'wifi' | 'foreground'

/** What listeners hear, by the name they listen to. */
export interface UploadEvents {
  readonly state: UploadState
  /** Told ten times a second at most, and once more of the whole, before the success. */
  readonly progress: UploadProgress
  /** `undefined`: the wait is over. */
  readonly waiting: WaitingFor | undefined
}

/**
 * One upload. It can be awaited: `const { videoId } = await uploader.upload(file)`. It rejects with an `UploadError`; of
 * code `cancelled` when it was cancelled. A rejection that nobody awaits is not reported as unhandled, but a failure that
 * nobody listens to either is said in the log.
 *
 * An async function that returns a handle returns its result instead, as with everything that can be awaited.
 * Its methods may be taken off and called bare; as JSON it is its state and progress, and holds no credential.
 */
export interface UploadHandle extends PromiseLike<Uploaded> {
  readonly state: UploadState
  readonly progress: UploadProgress
  /** `undefined` while it goes on. */
  readonly waitingFor: WaitingFor | undefined
  /** The promise behind `await`. After a failure, `resume` opens a new one. */
  readonly result: Promise<Uploaded>
  /** Of the promise that was open when it was called. */
  catch<Other = never>(onRejected: (error: unknown) => Other | PromiseLike<Other>): Promise<Uploaded | Other>
  /** The same; it is called after a pause only when the upload has ended. */
  finally(onSettled: () => void): Promise<Uploaded>
  /** Stops at once and keeps what has arrived; the promise stays pending. Does nothing once the upload has ended. */
  pause(): void
  /** Goes on with what has arrived, after a pause or a failure; asks `getAuth` to refresh the video. */
  resume(): void
  /** Ends the upload at once, and removes what has arrived. Does nothing once it has succeeded. */
  cancel(): void
  /** Calls the listener with each change from now on. What it throws is logged, and stops nothing. */
  on<Name extends keyof UploadEvents>(name: Name, listener: (news: UploadEvents[Name]) => void): Unsubscribe
  /** For `JSON.stringify` and for hosts that copy what is put into page data. */
  toJSON(): Pick<UploadEvents, 'state' | 'progress'>
}

export type HandleControls = Pick<UploadHandle, 'pause' | 'resume' | 'cancel'>

/** A handle, and the side of it from which the news comes. */
export interface HandleSource {
  readonly handle: UploadHandle
  publish(state: UploadState): void
  report(progress: UploadProgress): void
  wait(waitingFor: WaitingFor | undefined): void
}

export function createHandle(controls: HandleControls, totalBytes: number, log: Log): HandleSource {
  let state: UploadState = { phase: 'queued' }
  let progress = plainProgress(0, totalBytes)
  let waitingFor: WaitingFor | undefined
  let settlement = createSettlement()
  let awaited = false
  const listeners: { readonly [Name in keyof UploadEvents]: Listeners<UploadEvents[Name]> } = {
    state: createListeners('state', log),
    progress: createListeners('progress', log),
    waiting: createListeners('waiting', log),
  }

  const result = () => {
    awaited = true
    return settlement.promise
  }

  const publish = (next: UploadState) => {
    state = next
    if (next.phase === 'queued' && settlement.isSettled()) {
      settlement = createSettlement()
      awaited = false
    }
    const toldBefore = awaited || listeners.state.count() > 0
    settlement.settle(next)
    listeners.state.tell(next, () => state === next)
    if (next.phase !== 'failed' || toldBefore) return
    const { message } = next.error
    const complain = () => {
      if (!awaited) log(`An upload failed, and nobody has asked for its result so far. ${message}`)
    }
    // Where the call itself fails, `await` asks one microtask later than the first that is begun here.
    void Promise.resolve().then().then(complain)
  }

  const handle: UploadHandle = {
    ...controls,
    get state() {
      return state
    },
    get progress() {
      return progress
    },
    get waitingFor() {
      return waitingFor
    },
    get result() {
      return result()
    },
    // biome-ignore lint/suspicious/noThenProperty: an upload is meant to be awaited.
    then: (onFulfilled, onRejected) => result().then(onFulfilled, onRejected),
    catch: (onRejected) => result().catch(onRejected),
    finally: (onSettled) => settleWith(result(), onSettled),
    on: (name, listener) => listeners[name].add(listener),
    toJSON: () => ({ state, progress }),
  }
  return {
    handle,
    publish,
    report(next) {
      progress = next
      listeners.progress.tell(next)
    },
    wait(next) {
      waitingFor = next
      listeners.waiting.tell(next)
    },
  }
}

/** Promise.prototype.finally, which older hosts lack. */
function settleWith(promise: Promise<Uploaded>, onSettled: () => void): Promise<Uploaded> {
  return promise.then(
    async (result) => {
      await onSettled()
      return result
    },
    async (error) => {
      await onSettled()
      throw error
    },
  )
}
