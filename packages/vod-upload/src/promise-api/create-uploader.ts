import {
  asUploadError,
  createUploader as createCoreUploader,
  createRunDeps,
  createServerClock,
  deviceClock,
  type Log,
  UploadError,
  type UploadFile,
  type World,
} from '@vod-upload/core'
import type { PlatformAdapter, Unsubscribe } from '@vod-upload/platform'
import { type Picked, readPicked } from '../picked-file/read-picked'
import { safeLog } from '../safe-log'
import type { Surroundings } from '../surroundings'
import { isStopSignal, toCancelSignal } from './abort-signal'
import { createAppGrants } from './app-grants'
import { afterCover, createCover } from './cover-first'
import { type TrackedUpload, trackUpload } from './tracked-upload'
import { createHandle, type UploadHandle } from './upload-handle'
import type { Uploader, UploadSettings } from './uploader'
import { type CreateUploaderOptions, coreOptions, DEFAULT_AUTH_TIMEOUT_MS } from './uploader-options'

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
  const world: World = { platform, options: coreSettings, clock, serverClock, random, log }
  const runDeps = createRunDeps(world)
  const core = createCoreUploader(
    {
      ...world,
      notify(event) {
        if (event.type !== 'drained') tracked.get(event.file)?.hear(event)
      },
    },
    runDeps,
  )
  const { host } = runDeps
  const policy = coreSettings.retry
  const grantsDeps = { getAuth, authTimeoutMs, policy, host, clock, serverClock, random, log }

  const add = (picked: Picked, settings: UploadSettings<Meta>): UploadHandle => {
    const { source, kind } = picked
    const { path, name, type } = source
    const described = () => ({ name, path, type, size: file.sizeBytes ?? source.size ?? 0 })
    const { meta, coverUrl } = settings
    const cover = createCover(kind === 'video' ? coverUrl : undefined, meta, grantsDeps, runDeps, log)
    const asked = { kind, meta, file: described, coverUrl: () => cover.url }
    const appGrants = createAppGrants(asked, grantsDeps)
    // Thousands may be queued, and most have none.
    const grants = coverUrl === undefined ? appGrants : afterCover(appGrants, cover)
    const file = core.add({ source, grants, contentType: type })
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
    upload(source, given) {
      const settings = given ?? {}
      try {
        const picked = readPicked(source, settings.kind)
        if (!isStopSignal(settings.signal)) throw signalless()
        const handle = add(picked, settings)
        // A turn later, so that listeners which are added now hear everything.
        Promise.resolve().then(core.start)
        return handle
      } catch (cause) {
        return failedHandle(asUploadError(cause), log)
      }
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
