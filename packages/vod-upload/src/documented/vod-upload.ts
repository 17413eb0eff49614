import { createRunDeps, createServerClock, createUploader, deviceClock, type World } from '@vod-upload/core'
import type { PlatformAdapter } from '@vod-upload/platform'
import { safeLog } from '../safe-log'
import type { Surroundings } from '../surroundings'
import { createCallVod, vodBaseUrl } from '../vod-api/call-vod'
import { createAddFile } from './add-file'
import { createAnnouncer } from './announce'
import { createCaller } from './callbacks'
import type { VODUpload } from './documented-api'
import { createListMembers } from './list-members'
import { authTimeoutMs, coreOptions, type VODUploadOptions } from './options'
import { createPushedGrants } from './pushed-grants'
import { createStsMembers } from './sts-members'
import { nameInVod } from './upload-info'
import { createUploadList } from './upload-list'
import { createVodGrants } from './vod-grants'

/** The documented uploader on this host: the core, and between the two everything that the documentation names. */
export function createVODUpload(
  platform: PlatformAdapter,
  options: VODUploadOptions,
  { clock = deviceClock, random = Math.random }: Surroundings = {},
): VODUpload {
  const { locale = 'en', progressUnit = 'fraction' } = options
  const log = safeLog(options.log)
  const caller = createCaller(options, log)
  const list = createUploadList()
  // One clock for OSS and VOD: what either says of the time corrects it for both.
  const serverClock = createServerClock(clock)
  const world: World = { platform, options: coreOptions(options), clock, serverClock, random, log }
  const deps = createRunDeps(world)
  const vod = createVodGrants(createCallVod(vodBaseUrl(options), deps), deps)
  const grants = createPushedGrants({
    caller,
    vod,
    clock,
    serverClock,
    host: deps.host,
    authTimeoutMs: authTimeoutMs(options),
    log,
  })
  const notify = createAnnouncer(list, caller, { locale, progressUnit })
  const uploader = createUploader({ ...world, notify }, deps)

  return {
    ...createListMembers(list, uploader, caller),
    ...createStsMembers(list, grants),
    addFile: createAddFile({ platform, uploader, list, grants, caller, locale }),
    startUpload() {
      if (uploader.going) return log('startUpload was called while the upload was going on already.')
      for (const { file } of list.entries) {
        if (file.state.phase === 'failed' || file.state.phase === 'stopped') uploader.requeue(file)
      }
      uploader.start()
    },
    stopUpload: () => uploader.stop(),
    setUploadAuthAndAddress(uploadInfo, uploadAuth, uploadAddress, videoId) {
      const entry = list.byId(uploadInfo?.ri)
      if (entry === undefined) return false
      const taken = grants.hand(entry, uploadAuth, uploadAddress)
      // One that comes too late, after a stop, still says which video the next start goes on with.
      if (videoId && (taken || !entry.info.videoId)) nameInVod(entry.info, videoId)
      return taken
    },
    resumeUploadWithAuth: (uploadAuth) => grants.handRenewal(uploadAuth),
  }
}
