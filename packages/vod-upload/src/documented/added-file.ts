import { mediaTypeOf } from '@vod-upload/core'
import type { FileSource } from '@vod-upload/platform'
import type { UploadSource } from '../picked-file/picked-file'
import type { Picked } from '../picked-file/read-picked'
import type { UploadInfo } from './upload-info'
import type { UserData } from './user-data'

/** A picked file in the documented shape; `addFile` takes what any picker returns, too. */
export interface AddedFile {
  /** Temp path of the file. */
  url: string
  /** Temp path or URL of a cover image. */
  coverUrl?: string
  /** Name with extension, where the picker told one. */
  name?: string
  /** Bytes, where the picker told it. */
  size?: number
  /** Media type, where the picker told it; or just `video`, `image`. */
  type?: string
}

/** Where the app wants the object, against what the credential says. */
export interface Overrides {
  readonly endpoint?: string
  readonly bucket?: string
  readonly object?: string
}

/** A guess stays out of it: what is in the file will tell more. */
export function sourceOf({ source, bareName, kindIsKnown }: Picked): FileSource {
  if (bareName === undefined) return source
  return { ...source, name: bareName, type: kindIsKnown ? source.type : undefined }
}

/** Of a file as it was handed over; where that is unreadable, for the callback that says so. */
export function coverOf(given: AddedFile | UploadSource): string | undefined {
  return typeof given === 'object' && 'coverUrl' in given ? given.coverUrl : undefined
}

export function infoOf(
  id: string,
  { path, size, name = '', type }: FileSource,
  coverUrl: string | undefined,
  userData: UserData | undefined,
): UploadInfo {
  const info: UploadInfo = {
    ri: id,
    url: path,
    coverUrl,
    file: { name: '', url: path, size, type: '' },
    state: 'Ready',
    isImage: false,
    fileSize: size,
    fileHash: undefined,
    loaded: 0,
    retry: false,
    endpoint: undefined,
    bucket: undefined,
    object: undefined,
    region: undefined,
    videoId: undefined,
    imageId: undefined,
    imageURL: undefined,
    userData: userData?.base64,
    videoInfo: userData?.vod,
    checkpoint: undefined,
  }
  renameFile(info, name, type)
  return info
}

/** Sets the name, and what follows from it. */
export function renameFile(info: UploadInfo, name: string, type?: string): void {
  info.file.name = name
  info.file.type = type ?? mediaTypeOf(name)
  info.isImage = /^image\//.test(info.file.type)
}

/** Apps pass null for what they leave to the credential. */
export function overridesOf(
  endpoint?: string | null,
  bucket?: string | null,
  object?: string | null,
): Overrides {
  return { ...(endpoint && { endpoint }), ...(bucket && { bucket }), ...(object && { object }) }
}
