import { createUploader, type UploadHandle } from '@vod-upload/vod-upload'
import type { FaceDeps } from './documented-face'
import type { Face } from './face'
import type { Upload } from './upload'

/** An app that uses the promise API. */
export function createPromiseFace({ run, settings, random, askServer, tell }: FaceDeps): Face {
  const handles = new Map<Upload, UploadHandle>()
  const answered = new Map<Upload, string | undefined>()
  const byPath = new Map<string, Upload>()
  const say = (where: string, what: unknown) => tell({ type: 'said', where, text: JSON.stringify(what) })
  const uploader = createUploader(
    run.platform,
    {
      async getAuth({ file, videoId }) {
        const upload = byPath.get(file.path)
        if (upload === undefined) throw new Error('asked for a file that was never given')
        tell({ type: 'asked', upload, about: videoId === undefined ? 'first' : 'renewal', videoId })
        try {
          const answer = await askServer.ask(upload, videoId)
          answered.set(upload, answer.VideoId)
          tell({ type: 'answered', upload })
          return answer
        } catch (cause) {
          tell({ type: 'answered', upload })
          throw cause
        }
      },
      ...{
        partSizeBytes: settings.partSizeBytes,
        parallelParts: settings.parallelParts,
        parallelFiles: settings.parallelFiles,
        memoryBytes: settings.memoryBytes,
      },
      ...{
        formMaxBytes: settings.formMaxBytes,
        requestTimeoutMs: settings.requestTimeoutMs,
        signature: settings.signature,
      },
      retry: { retries: settings.retries },
      log: (sentence) => tell({ type: 'said', where: 'log', text: sentence }),
    },
    { clock: run.device.clock, random: random.next },
  )

  const hear = (upload: Upload, handle: UploadHandle) => {
    handle.on('progress', ({ sentBytes, totalBytes }) => {
      tell({ type: 'progress', upload, sent: sentBytes, total: totalBytes })
    })
    handle.on('state', (state) => {
      say('handle', handle)
      switch (state.phase) {
        case 'queued':
          return tell({ type: 'queued', upload })
        case 'transferring':
          upload.videoId = answered.get(upload) ?? upload.videoId
          return
        case 'paused':
          return tell({ type: 'stopped', upload })
        case 'succeeded': {
          const { object, crc64 } = state.result
          return tell({ type: 'ended', upload, ending: { how: 'succeeded', object, crc64 } })
        }
        case 'failed':
          say('error', { ...state.error, message: state.error.message })
          return tell({
            type: 'ended',
            upload,
            ending: { how: 'failed', code: state.error.ossCode ?? state.error.code },
          })
        case 'cancelled':
          return tell({ type: 'ended', upload, ending: { how: 'cancelled' } })
      }
    })
  }
  const unfinished = () =>
    Array.from(handles).filter(([, { state }]) => state.phase !== 'succeeded' && state.phase !== 'cancelled')

  return {
    name: 'createUploader',
    add(upload) {
      byPath.set(upload.file.path, upload)
      const handle = uploader.upload({ path: upload.file.path })
      handles.set(upload, handle)
      hear(upload, handle)
      tell({ type: 'queued', upload })
    },
    start() {
      for (const [, handle] of unfinished()) handle.resume()
    },
    stop() {
      for (const [, handle] of unfinished()) handle.pause()
    },
    meddle(chance) {
      const all = unfinished()
      if (all.length === 0) return
      const [upload, handle] = chance.pick(all)
      const what = chance.pick(['pause', 'resume', 'cancel', 'cancelAll'] as const)
      if (what === 'pause') handle.pause()
      if (what === 'resume') handle.resume()
      if (what === 'cancel') {
        tell({ type: 'cancel-asked', upload })
        handle.cancel()
      }
      if (what === 'cancelAll' && chance.chance(0.3)) {
        for (const [each] of all) tell({ type: 'cancel-asked', upload: each })
        uploader.cancelAll()
      }
    },
    answerAll: askServer.answerAll,
  }
}
