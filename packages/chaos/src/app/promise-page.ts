import { createUploader } from '@vod-upload/wechat'
import { type OpenPage, watchProgress } from './page'

/** The promise API, as an app uses it. */
export const promisePage: OpenPage = (job, picked, desk, tell) => {
  const uploader = createUploader({
    partSizeBytes: job.partSizeBytes,
    formMaxBytes: job.formMaxBytes,
    parallelParts: job.parallelParts,
    requestTimeoutMs: job.requestTimeoutMs,
    retry: { retries: job.retries, delayMs: job.retryDelayMs },
    log: () => undefined,
    getAuth: ({ kind, file, videoId }) =>
      desk({ fileName: file.name, isImage: kind === 'create-image', videoId }),
  })
  const running = new Set<number>()
  const sawProgress = watchProgress(tell)
  const handles = picked.map((path, place) => {
    const handle = uploader.upload(path)
    running.add(place)
    handle.on('progress', ({ sentBytes }) => sawProgress(place, sentBytes))
    handle.on('state', (state) => {
      if (state.phase === 'succeeded') {
        const { bucket, object } = state.result
        tell({ kind: 'succeeded', place, bucket, object })
      } else if (state.phase === 'failed') tell({ kind: 'failed', place, sentence: state.error.message })
      else return
      running.delete(place)
      if (running.size === 0) tell({ kind: 'idle' })
    })
    return handle
  })
  return {
    again() {
      const failed = handles.filter(({ state }) => state.phase === 'failed')
      for (const handle of failed) running.add(handles.indexOf(handle))
      for (const handle of failed) handle.resume()
    },
  }
}
