import type { UploadFile } from './file/upload-file'

/** What an uploader tells of itself; the file carries the news. */
export type UploadEvent =
  | { readonly type: 'state'; readonly file: UploadFile } // `file.state` is new
  | { readonly type: 'opened'; readonly file: UploadFile } // `file.sizeBytes` is known; no credential was asked for yet
  | { readonly type: 'progress'; readonly file: UploadFile } // `file.sentBytes` has grown: told at the pace of `progress-pace.ts`
  | { readonly type: 'waiting'; readonly file: UploadFile } // `file.waitingFor` is new
  | { readonly type: 'drained' } // every file that was started has ended, and none waits

export type UploadListener = (event: UploadEvent) => void
