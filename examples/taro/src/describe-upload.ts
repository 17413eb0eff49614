import { formatProgress, type UploadHandle } from '@vod-upload/taro'

/** By what an upload may wait for. */
const waiting = {
  network: 'Waiting for a network',
  wifi: 'Waiting for Wi-Fi',
  foreground: 'Waiting for you to come back',
}

/** One line about an upload, for its user. */
export function describeUpload(upload: Pick<UploadHandle, 'state' | 'progress' | 'waitingFor'>): string {
  const { state, progress, waitingFor } = upload
  const { sentBytes, totalBytes, fraction } = progress
  switch (state.phase) {
    case 'queued':
      return 'Waiting'
    case 'authorizing':
      return 'Asking for a credential'
    case 'transferring':
      if (waitingFor) return waiting[waitingFor]
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
