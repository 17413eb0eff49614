import type { UploadProgress, UploadState } from '@vod-upload/taro'

type Standing = { readonly state: UploadState; readonly progress: UploadProgress }

/** One line about an upload, for its user. */
export function describeUpload({ state, progress }: Standing): string {
  switch (state.phase) {
    case 'queued':
      return 'Waiting'
    case 'authorizing':
      return 'Asking for a credential'
    case 'transferring':
      return `Uploading: ${describeProgress(progress)}`
    case 'paused':
      return `Paused at ${inMb(progress.sentBytes)} of ${inMb(progress.totalBytes)} MB`
    case 'succeeded':
      return `Done: ${state.result.videoId ?? state.result.imageId}`
    case 'failed':
      return state.error.message
    case 'cancelled':
      return 'Cancelled'
  }
}

function describeProgress({ sentBytes, totalBytes, bytesPerSecond, secondsLeft }: UploadProgress): string {
  const sent = `${inMb(sentBytes)} of ${inMb(totalBytes)} MB`
  if (bytesPerSecond === undefined || secondsLeft === undefined) return sent
  return `${sent}, ${inMb(bytesPerSecond)} MB/s, ${Math.ceil(secondsLeft)} s left`
}

function inMb(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1)
}
