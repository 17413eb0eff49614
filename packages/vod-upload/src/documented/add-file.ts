import { isUploadError, UploadError, type Uploader } from '@vod-upload/core'
import type { FileSource, PlatformAdapter } from '@vod-upload/platform'
import { newId } from '../new-id'
import { type Picked, readPicked } from '../picked-file/read-picked'
import { coverOf, infoOf, overridesOf, sourceOf } from './added-file'
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
  return (given, endpoint, bucket, object, userData) => {
    if (!given) return false
    const id = newId()
    let source: FileSource = { path: '' }
    try {
      const picked = readPicked(given)
      source = sourceOf(picked)
      checkPicked(picked, list)
      const data = parseUserData(userData)
      const info = infoOf(id, source, coverOf(given), data)
      const inspected = inspectFile(deps.platform, picked, info)
      const overrides = overridesOf(endpoint, bucket, object)
      const grants = deps.grants.grantsFor(info, inspected, overrides)
      const file = uploader.add({ source, grants, notification: data?.base64 })
      list.push({ info, file, overrides })
      caller.call('addFileSuccess', info)
      return true
    } catch (cause) {
      if (!isUploadError(cause)) throw cause
      announceFailure(caller, infoOf(id, source, coverOf(given), undefined), cause, deps.locale)
      return false
    }
  }
}

function checkPicked({ source }: Picked, list: UploadList): void {
  if (source.size === 0) {
    throw new UploadError('file-empty', 'The file has no bytes, which VOD cannot use: pick another one.')
  }
  if (list.holds(source.path)) {
    throw new UploadError('file-duplicate', 'This file is on the list already.')
  }
}
