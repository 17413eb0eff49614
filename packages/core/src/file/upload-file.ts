import type { FileSource } from '@vod-upload/platform'
import type { Grant, GrantSource } from '../credential/grant'
import type { MultipartSession } from './session'
import { initialState, type UploadState } from './state'

/** One file of the queue: what was asked for, and how far it has come. */
export interface UploadFile {
  readonly source: FileSource
  /** Media type that the object gets. */
  readonly contentType: string
  readonly grants: GrantSource
  /** Base64 of the JSON that tells VOD what to do with the file; a form upload cannot carry it. */
  readonly notification?: string
  state: UploadState
  /** Known once the file has been opened. */
  sizeBytes?: number
  /** Never falls while the same upload goes on, whatever is sent again. */
  sentBytes: number
  /** What has to come before it goes on; absent while it goes on. */
  waitingFor?: 'network' | 'wifi' | 'foreground'
  /** The latest right to write its object; never leaves the core. */
  grant?: Grant
  /** Of its content, while it is uploaded in parts. */
  fingerprint?: string
  /** What a resume goes on from; absent for a form upload. */
  session?: MultipartSession
}

export function createUploadFile(
  asked: Pick<UploadFile, 'source' | 'contentType' | 'grants' | 'notification'>,
): UploadFile {
  return { ...asked, state: initialState, sentBytes: 0 }
}
