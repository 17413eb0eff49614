import { extensionOf, mediaTypeOf } from '@vod-upload/core'
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
  /** Media type, where the picker told it. */
  type?: string
}

/** Where the app wants the object, against what the credential says. */
export interface Overrides {
  readonly endpoint?: string
  readonly bucket?: string
  readonly object?: string
}

const imageExtensions = ['png', 'jpg', 'jpeg', 'gif']

export function sourceOf(file: AddedFile): FileSource {
  return { path: file.url, size: file.size, name: nameOf(file), type: file.type }
}

export function infoOf(id: string, file: AddedFile, userData: UserData | undefined): UploadInfo {
  const name = nameOf(file)
  return {
    ri: id,
    url: file.url,
    coverUrl: file.coverUrl,
    file: { name, url: file.url, size: file.size, type: file.type ?? mediaTypeOf(name) },
    state: 'Ready',
    isImage: imageExtensions.indexOf(extensionOf(name)) >= 0,
    fileSize: undefined,
    loaded: 0,
    endpoint: undefined,
    bucket: undefined,
    object: undefined,
    region: undefined,
    videoId: undefined,
    userData: userData?.base64,
    videoInfo: userData?.vod,
  }
}

/** The last step of the path is the name where nothing better is known. */
function nameOf({ name, url }: AddedFile): string {
  return name ?? url.slice(url.lastIndexOf('/') + 1)
}

/** Apps pass null for what they leave to the credential. */
export function overridesOf(
  endpoint?: string | null,
  bucket?: string | null,
  object?: string | null,
): Overrides {
  return { ...(endpoint && { endpoint }), ...(bucket && { bucket }), ...(object && { object }) }
}
