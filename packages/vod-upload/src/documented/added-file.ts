import { mediaTypeOf } from '@vod-upload/core'
import type { FileSource } from '@vod-upload/platform'
import type { UploadInfo } from './upload-info'
import type { UserData } from './user-data'

/** A picked file as `addFile` takes it. */
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

export function sourceOf(file: AddedFile): FileSource {
  return { path: file.url, size: file.size, name: nameOf(file), type: mediaTypeGiven(file) }
}

export function infoOf(id: string, file: AddedFile, userData: UserData | undefined): UploadInfo {
  const info: UploadInfo = {
    ri: id,
    url: file.url,
    coverUrl: file.coverUrl,
    file: { name: '', url: file.url, size: file.size, type: '' },
    state: 'Ready',
    isImage: false,
    fileSize: file.size,
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
  renameFile(info, nameOf(file), mediaTypeGiven(file))
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

/** The last step of the path is the name where nothing better is known. */
function nameOf({ name, url }: AddedFile): string {
  return name || url.slice(url.lastIndexOf('/') + 1)
}

/** Some pickers say `video` or `image` where a media type is expected. */
function mediaTypeGiven({ type }: AddedFile): string | undefined {
  return typeof type === 'string' && type.indexOf('/') > 0 ? type : undefined
}
