import { consoleLog, createUploader } from '@vod-upload/core'
import type { PlatformAdapter } from '@vod-upload/platform'
import { createAddFile } from './add-file'
import { createAnnouncer } from './announce'
import { createCaller } from './callbacks'
import type { VODUpload } from './documented-api'
import { createListMembers } from './list-members'
import { coreOptions, type VODUploadOptions } from './options'
import { createPushedGrants } from './pushed-grants'
import { nameInVod } from './upload-info'
import { createUploadList } from './upload-list'

/** The documented uploader on this host: the core, and between the two everything that the documentation names. */
export function createVODUpload(platform: PlatformAdapter, options: VODUploadOptions): VODUpload {
  const { log = consoleLog, locale = 'en', progressUnit = 'fraction' } = options
  const caller = createCaller(options, log)
  const list = createUploadList()
  const grants = createPushedGrants(caller, Date.now)
  const notify = createAnnouncer(list, caller, { locale, progressUnit })
  const uploader = createUploader({ platform, options: coreOptions(options), log, notify })

  return {
    ...createListMembers(list, uploader, caller),
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
      if (videoId) nameInVod(entry.info, videoId)
      return grants.hand(entry, uploadAuth, uploadAddress)
    },
    resumeUploadWithAuth: (uploadAuth) => grants.handRenewal(uploadAuth),
  }
}
