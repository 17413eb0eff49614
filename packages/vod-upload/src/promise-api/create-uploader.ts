import {
  type Clock,
  createUploader as createCoreUploader,
  createRunDeps,
  createServerClock,
  deviceClock,
  type Log,
  UploadError,
  type UploadFile,
} from '@vod-upload/core'
import type { PlatformAdapter, Unsubscribe } from '@vod-upload/platform'
import { safeLog } from '../safe-log'
import { isStopSignal, toCancelSignal } from './abort-signal'
import { createAppGrants } from './app-grants'
import { afterCover, createCover } from './cover-first'
import { type ReadSource, readSource } from './picked-file'
import { type TrackedUpload, trackUpload } from './tracked-upload'
import { createHandle, type UploadHandle } from './upload-handle'
import type { Uploader, UploadSettings } from './uploader'
import { type CreateUploaderOptions, coreOptions, DEFAULT_AUTH_TIMEOUT_MS } from './uploader-options'

/** Time and chance, for tests that own both. */
export interface Surroundings {
  readonly clock?: Clock
  /** In [0, 1); spreads retries. */
  readonly random?: () => number
}

/**
 * The promise API, on one host.
 * @throws UploadError `option-invalid`
 */
export function createUploader<Meta = unknown>(
  platform: PlatformAdapter,
  options: CreateUploaderOptions<Meta>,
  { clock = deviceClock, random = Math.random }: Surroundings = {},
): Uploader<Meta> {
  const coreSettings = coreOptions(options)
  const { getAuth, authTimeoutMs = DEFAULT_AUTH_TIMEOUT_MS, log: givenLog } = options
  const log = safeLog(givenLog)
  const serverClock = createServerClock(clock)
  const tracked = new Map<UploadFile, TrackedUpload>()
  const core = createCoreUploader({
    platform,
    options: coreSettings,
    clock,
    serverClock,
    random,
    log,
    notify(event) {
      if (event.type !== 'drained') tracked.get(event.file)?.hear(event)
    },
  })
  const grantsDeps = { getAuth, authTimeoutMs, policy: coreSettings.retry, clock, serverClock, random, log }

  const runDeps = createRunDeps({ platform, options: coreSettings, clock, serverClock, random, log })

  const add = (read: ReadSource, settings: UploadSettings<Meta>): UploadHandle => {
    const { source, kind, mediaType } = read
    const { path, name } = source
    const described = () => ({ name, path, type: mediaType, size: file.sizeBytes ?? source.size ?? 0 })
    const { meta, coverUrl } = settings
    const cover = createCover(kind === 'video' ? coverUrl : undefined, meta, grantsDeps, runDeps, log)
    const asked = { kind, meta, file: described, coverUrl: () => cover.url }
    const grants = afterCover(createAppGrants(asked, grantsDeps), cover)
    const file = core.add({ source, grants, contentType: mediaType })
    let unsubscribe: Unsubscribe = () => undefined
    const ended = () => {
      unsubscribe()
      tracked.delete(file)
      core.remove(file)
    }
    const upload = trackUpload(file, { core, grants, now: clock.now, log, region: options.region, ended })
    const { handle } = upload
    tracked.set(file, upload)
    if (settings.onProgress) handle.on('progress', settings.onProgress)
    if (settings.signal) unsubscribe = toCancelSignal(settings.signal).onCancel(handle.cancel)
    return handle
  }

  return {
    upload(picked, given) {
      const settings = given ?? {}
      const read = readSource(picked, settings.kind)
      if (read === undefined) return failedHandle(pathless(), log)
      if (!isStopSignal(settings.signal)) return failedHandle(signalless(), log)
      const handle = add(read, settings)
      // A turn later, so that listeners which are added now hear everything.
      Promise.resolve().then(core.start)
      return handle
    },
    get uploads() {
      return Array.from(tracked.values(), ({ handle }) => handle)
    },
    cancelAll() {
      for (const { handle } of Array.from(tracked.values())) handle.cancel()
    },
  }
}

function failedHandle(error: UploadError, log: Log): UploadHandle {
  const nothing = () => undefined
  const source = createHandle({ pause: nothing, resume: nothing, cancel: nothing }, 0, log)
  Promise.resolve().then(() => source.publish({ phase: 'failed', error }))
  return source.handle
}

function signalless(): UploadError {
  return new UploadError(
    'option-invalid',
    'signal is no signal: pass that of an AbortController, or of createCanceller.',
  )
}

function pathless(): UploadError {
  return new UploadError(
    'option-invalid',
    'upload was given no path: pass a temp path, or one file as the picker returned it (of a list, one at a time).',
  )
}
