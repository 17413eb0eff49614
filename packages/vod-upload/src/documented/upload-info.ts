import type { UploadFile, UploadState } from '@vod-upload/core'
import { type Checkpoint, checkpointOf } from './checkpoint'

/** The documented states of a file, spelled as documented. */
export type FileState = 'Ready' | 'Uploading' | 'Success' | 'Failure' | 'Canceled' | 'Stoped'

/** A file of the list, as every callback gets it. It holds no credential and survives JSON. */
export interface UploadInfo {
  /** Identifies the file, even where a framework hands back a copy or a proxy of this object. */
  readonly ri: string
  /** Path of the picked file. */
  readonly url: string
  /** Path or URL of a cover image, as given to `addFile`. */
  coverUrl?: string
  readonly file: {
    /** Has an extension by the time `onUploadstarted` is called, also where the host gave a bare temp path. */
    name: string
    readonly url: string
    /** Bytes; known when `onUploadstarted` is called, or before where the picker told it. */
    size?: number
    /** Media type. */
    type: string
  }
  state: FileState
  isImage: boolean
  /** Bytes; known when `onUploadstarted` is called. */
  fileSize?: number
  /** MD5 of the file in hex, where the host computes it by itself; it comes some time after `addFile`. */
  fileHash?: string
  /** How much has arrived, 0..1. */
  loaded: number
  /** True while the file is being uploaded again after it failed or was stopped. */
  retry: boolean
  /** For example `https://oss-cn-shanghai.aliyuncs.com`; known once a credential has come, like the next three. */
  endpoint?: string
  bucket?: string
  object?: string
  region?: string
  /** VOD's id of the video (or image), as given to `setUploadAuthAndAddress`, or as VOD answered. */
  videoId?: string
  /** VOD's id of the image. */
  imageId?: string
  /** Where the image can be seen, where VOD told it. */
  imageURL?: string
  /** Base64 of the JSON given to `addFile`. */
  readonly userData?: string
  /** What `userData` holds under `Vod`. */
  readonly videoInfo?: Readonly<Record<string, unknown>>
  /** Which parts have arrived, while the upload is stopped or has failed. */
  checkpoint?: Checkpoint
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
  if (info.state === 'Stoped' || info.state === 'Failure') {
    info.retry = true
    info.checkpoint = checkpointOf(file)
  }
  if (info.state === 'Success' || info.state === 'Canceled') {
    info.retry = false
    info.checkpoint = undefined
  }
  if (file.sizeBytes === undefined) return
  info.fileSize = file.sizeBytes
  info.file.size = file.sizeBytes
  info.loaded = file.sizeBytes > 0 ? file.sentBytes / file.sizeBytes : 0
}

/** Writes down what VOD calls the file. Apps hand an image's id in where a video's is documented, and read both. */
export function nameInVod(info: UploadInfo, id: string): void {
  info.videoId = id
  if (info.isImage) info.imageId = id
}
