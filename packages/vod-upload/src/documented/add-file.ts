import { isUploadError, UploadError, type Uploader } from '@vod-upload/core'
import type { PlatformAdapter } from '@vod-upload/platform'
import { newId } from '../new-id'
import { type AddedFile, infoOf, overridesOf, sourceOf } from './added-file'
import { announceFailure } from './announce'
import type { Caller } from './callbacks'
import type { VODUpload } from './documented-api'
import { inspectFile } from './inspect-file'
import type { Locale } from './messages'
import type { PushedGrants } from './pushed-grants'
import type { UploadList } from './upload-list'
import { parseUserData } from './user-data'

export interface AddFileDeps {
  readonly platform: PlatformAdapter
  readonly uploader: Uploader
  readonly list: UploadList
  readonly grants: PushedGrants
  readonly caller: Caller
  readonly locale: Locale
}

export function createAddFile(deps: AddFileDeps): VODUpload['addFile'] {
  const { uploader, list, caller } = deps
  return (picked, endpoint, bucket, object, userData) => {
    if (!picked) return false
    const id = newId()
    try {
      checkPicked(picked, list)
      const data = parseUserData(userData)
      const info = infoOf(id, picked, data)
      const source = sourceOf(picked)
      const inspected = inspectFile(deps.platform, source, info)
      const overrides = overridesOf(endpoint, bucket, object)
      const grants = deps.grants.grantsFor(info, inspected, overrides)
      const file = uploader.add({ source, grants, notification: data?.base64 })
      list.push({ info, file, overrides })
      caller.call('addFileSuccess', info)
      return true
    } catch (cause) {
      if (!isUploadError(cause)) throw cause
      announceFailure(caller, infoOf(id, withUrl(picked), undefined), cause, deps.locale)
      return false
    }
  }
}

function checkPicked(picked: AddedFile, list: UploadList): void {
  if (typeof picked.url !== 'string' || picked.url === '') {
    const sentence = 'The file has no url: pass { url: tempFilePath } as the picker returned it.'
    throw new UploadError('option-invalid', sentence)
  }
  if (picked.size === 0) {
    throw new UploadError('file-empty', 'The file has no bytes: VOD cannot use an empty file.')
  }
  if (list.holds(picked.url)) {
    throw new UploadError('file-duplicate', 'This file is on the list already.')
  }
}

/** For the callback alone: what was passed may lack anything. */
function withUrl(picked: Partial<AddedFile>): AddedFile {
  return { ...picked, url: String(picked.url ?? '') }
}
