import { type Canceller, type CancelSignal, createCanceller } from '@vod-upload/platform'
import { asUploadError } from '../errors/as-upload-error'
import type { UploadListener } from '../events'
import { transition, type UploadAction, type UploadResult } from '../file/state'
import type { UploadFile } from '../file/upload-file'
import { createTurns } from './turns'

/** What a run tells the scheduler. */
export interface Turn {
  /** The file has its credential, and bytes begin to move. */
  authorized(): void
  /** Something is being removed from the server meanwhile; it never rejects. */
  cleaning(work: Promise<void>): void
}

export interface SchedulerDeps {
  readonly parallelFiles: number
  /** Files of known size up to this go before larger ones; absent where all go in their order. */
  readonly smallBytes?: number
  run(file: UploadFile, signal: CancelSignal, turn: Turn): Promise<UploadResult>
  /** Removes what a cancelled file left on the server; never rejects. */
  cleanUp(file: UploadFile): Promise<void>
  readonly notify: UploadListener
}

/** Gives the files of a list their turn. */
export interface Scheduler {
  /** Starts what is queued, as far as there is room, and goes on until nothing is. */
  start(): void
  /** Starts nothing more, and stops what runs; what has arrived is kept. */
  stop(): void
  /** Stops this file, running or queued; what has arrived is kept, and the others go on. */
  stopFile(file: UploadFile): void
  /** Ends this file, running or not, and gives up what has arrived. */
  cancel(file: UploadFile): void
  /** Takes a stopped, failed or cancelled file to the queue again; false where it is none of these. */
  requeue(file: UploadFile): boolean
  /** The file at this place of the list is off it. */
  removed(index: number): void
  readonly going: boolean
  /** Resolves when no run and no clean-up is under way. */
  idle(): Promise<void>
}

export function createScheduler(files: readonly UploadFile[], deps: SchedulerDeps): Scheduler {
  const turns = createTurns(files, deps.smallBytes)
  const runs = new Map<UploadFile, Canceller>()
  const underWay = new Set<Promise<void>>()
  /** Cancelled while they ran; what they left is removed when the run has wound down, queued again or not. */
  const givenUp = new Set<UploadFile>()
  let going = false

  const dispatch = (file: UploadFile, action: UploadAction): boolean => {
    const next = transition(file.state, action)
    if (next === file.state) return false
    file.state = next
    deps.notify({ type: 'state', file })
    return true
  }

  const track = (work: Promise<void>) => {
    const tracked = work.then(() => {
      underWay.delete(tracked)
    })
    underWay.add(tracked)
  }

  const launch = async (file: UploadFile) => {
    const canceller = createCanceller()
    runs.set(file, canceller)
    try {
      dispatch(file, { type: 'start' })
      const authorized = () => void dispatch(file, { type: 'authorize' })
      const result = await deps.run(file, canceller.signal, { authorized, cleaning: track })
      file.session = undefined
      dispatch(file, { type: 'succeed', result })
    } catch (cause) {
      // After a stop or cancel the state has moved on already, and this changes nothing.
      dispatch(file, { type: 'fail', error: asUploadError(cause) })
    } finally {
      runs.delete(file)
      if (givenUp.delete(file)) track(deps.cleanUp(file))
      pump()
    }
  }

  const pump = () => {
    while (going && runs.size < deps.parallelFiles) {
      const file = turns.next((each) => runs.has(each))
      if (file === undefined) break
      track(launch(file))
    }
    if (going && runs.size === 0) {
      going = false
      deps.notify({ type: 'drained' })
    }
  }

  const stopFile = (file: UploadFile) => {
    if (dispatch(file, { type: 'stop' })) runs.get(file)?.cancel()
  }

  return {
    get going() {
      return going
    },
    start() {
      if (turns.next() === undefined) return
      going = true
      pump()
    },
    stop() {
      going = false
      for (const file of Array.from(runs.keys())) stopFile(file)
    },
    stopFile,
    cancel(file) {
      if (!dispatch(file, { type: 'cancel' })) return
      const canceller = runs.get(file)
      if (canceller === undefined) return track(deps.cleanUp(file))
      givenUp.add(file)
      canceller.cancel()
    },
    requeue(file) {
      const fresh = file.state.phase === 'cancelled'
      if (!dispatch(file, { type: 'requeue' })) return false
      turns.returned()
      if (fresh) file.sentBytes = 0
      return true
    },
    removed: turns.removed,
    async idle() {
      while (underWay.size > 0) await Promise.all(Array.from(underWay))
    },
  }
}
