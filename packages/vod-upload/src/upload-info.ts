import type { UploadFile, UploadState } from '@vod-upload/core'

/** The documented states of a file, spelled as documented. */
export type FileState = 'Ready' | 'Uploading' | 'Success' | 'Failure' | 'Canceled' | 'Stoped'

/** A file of the list, as every callback gets it. It holds no credential and survives JSON. */
export interface UploadInfo {
  /** Identifies the file, even where a framework hands back a copy of this object. */
  readonly ri: string
  /** Path of the picked file. */
  readonly url: string
  /** Path or URL of a cover image, as given to `addFile`. */
  readonly coverUrl?: string
  readonly file: {
    readonly name: string
    readonly url: string
    /** Bytes; known when `onUploadstarted` is called, or before where the picker told it. */
    size?: number
    /** Media type. */
    readonly type: string
  }
  state: FileState
  readonly isImage: boolean
  /** Bytes; `undefined` until the file has been opened. */
  fileSize?: number
  /** How much has arrived, 0..1. */
  loaded: number
  /** For example `https://oss-cn-shanghai.aliyuncs.com`; known once a credential has come, like the next four. */
  endpoint?: string
  bucket?: string
  object?: string
  region?: string
  /** VOD's id of the video, as given to `setUploadAuthAndAddress`. */
  videoId?: string
  /** Base64 of the JSON given to `addFile`. */
  readonly userData?: string
  /** What `userData` holds under `Vod`. */
  readonly videoInfo?: Readonly<Record<string, unknown>>
}

const documentedStates: Readonly<Record<UploadState['phase'], FileState>> = {
  queued: 'Ready',
  authorizing: 'Uploading',
  transferring: 'Uploading',
  stopped: 'Stoped',
  succeeded: 'Success',
  failed: 'Failure',
  cancelled: 'Canceled',
}

/** Brings what the app sees up to what the core knows. */
export function refreshInfo(info: UploadInfo, file: UploadFile): void {
  info.state = documentedStates[file.state.phase]
  if (file.sizeBytes === undefined) return
  info.fileSize = file.sizeBytes
  info.file.size = file.sizeBytes
  info.loaded = file.sizeBytes > 0 ? file.sentBytes / file.sizeBytes : 0
}
