/**
 * What pickers of the hosts return: one file, or a whole result that holds one. Of the paths, the first that is there
 * counts. A browser's `File` or `Blob` is one too.
 */
export interface PickedFile {
  readonly url?: string
  readonly tempFilePath?: string
  readonly path?: string
  /** Alipay's. */
  readonly apFilePath?: string
  readonly filePath?: string
  /** Bytes. */
  readonly size?: number
  readonly name?: string
  /** Media type; or just `video`, `image`. */
  readonly type?: string
  /** WeChat's word for it. */
  readonly fileType?: string
  /** ByteDance's word for it. */
  readonly mediaType?: string
  /** The browser's File, where there is one: Taro's name for it, uni-app's, and ours. */
  readonly originalFileObj?: unknown
  readonly tempFile?: unknown
  readonly raw?: unknown
  /** A whole result, as long as it holds exactly one file. */
  readonly tempFiles?: unknown
  readonly tempFilePaths?: unknown
  readonly apFilePaths?: unknown
}

/** A temp path, the file as the picker returned it, or a list of the picker's that holds exactly one. */
export type UploadSource = string | PickedFile | ArrayLike<string | PickedFile>

/** Which record of VOD a file becomes. Audio is a video there. */
export type MediaKind = 'video' | 'image'
