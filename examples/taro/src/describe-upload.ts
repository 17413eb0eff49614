import { formatProgress, type UploadProgress, type UploadState } from '@vod-upload/taro'

type Standing = { readonly state: UploadState; readonly progress: UploadProgress }

/** One line about an upload, for its user. */
export function describeUpload({ state, progress }: Standing): string {
  const { sentBytes, totalBytes, fraction } = progress
  switch (state.phase) {
    case 'queued':
      return 'Waiting'
    case 'authorizing':
      return 'Asking for a credential'
    case 'transferring':
      return `Uploading: ${formatProgress(progress)}`
    case 'paused':
      return `Paused at ${formatProgress({ sentBytes, totalBytes, fraction })}`
    case 'succeeded':
      return `Done: ${state.result.videoId ?? state.result.imageId}`
    case 'failed':
      return state.error.message
    case 'cancelled':
      return 'Cancelled'
  }
}
