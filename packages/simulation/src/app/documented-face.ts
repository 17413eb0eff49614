import { createVODUpload, type UploadInfo, type VODUploadOptions } from '@vod-upload/vod-upload'
import type { Tell } from '../events'
import type { CredentialAnswer } from '../world/app-server'
import type { AppRun } from '../world/platform'
import type { Random } from '../world/random'
import type { AskServer } from './ask-server'
import type { Face } from './face'
import type { RunSettings } from './run-settings'
import type { Upload } from './upload'

export interface FaceDeps {
  readonly run: AppRun
  readonly settings: RunSettings
  readonly random: Random
  readonly askServer: AskServer
  readonly tell: Tell
}

/** An app that uses the documented `VODUpload`, as a page does. */
export function createDocumentedFace({ run, settings, random, askServer, tell }: FaceDeps): Face {
  const uploads = new Map<string, Upload>()
  let going = false
  const uploadOf = (info: UploadInfo) => uploads.get(info.url)
  const say = (where: string, what: unknown) => tell({ type: 'said', where, text: JSON.stringify(what) })

  /** @param push hands the answer in */
  const answer = (
    info: UploadInfo,
    about: 'first' | 'renewal',
    push: (answer?: CredentialAnswer) => void,
  ) => {
    const upload = uploadOf(info)
    if (upload === undefined) return
    const { videoId } = info.isImage ? {} : info
    tell({ type: 'asked', upload, about, videoId })
    askServer.ask(upload, videoId).then(
      (given) => {
        tell({ type: 'answered', upload })
        push(given)
      },
      () => {
        tell({ type: 'answered', upload })
        push()
      },
    )
  }

  const ended = (info: UploadInfo, how: 'succeeded' | 'failed' | 'cancelled', code?: string) => {
    const upload = uploadOf(info)
    say('uploadInfo', info)
    if (upload) tell({ type: 'ended', upload, ending: { how, code, object: info.object } })
  }
  const callbacks: VODUploadOptions = {
    onUploadstarted: (info) =>
      answer(info, 'first', (given) => {
        const { UploadAuth = '', UploadAddress = '', VideoId, ImageId } = given ?? {}
        const taken = vod.setUploadAuthAndAddress(info, UploadAuth, UploadAddress, VideoId ?? ImageId)
        const upload = uploadOf(info)
        if (taken && upload && VideoId) upload.videoId = VideoId
      }),
    onUploadTokenExpired: (info) =>
      answer(info, 'renewal', (given) => void vod.resumeUploadWithAuth(given?.UploadAuth ?? '')),
    onUploadProgress(info, total, sent) {
      const upload = uploadOf(info)
      if (upload) tell({ type: 'progress', upload, sent: sent * total, total })
    },
    onUploadSucceed: (info) => ended(info, 'succeeded'),
    onUploadFailed(info, code, message) {
      say('onUploadFailed', message)
      ended(info, 'failed', code)
    },
    onUploadCanceled: (info) => ended(info, 'cancelled'),
    onUploadEnd() {
      going = false
      tell({ type: 'drained' })
    },
  }
  const vod = createVODUpload(
    run.platform,
    {
      ...callbacks,
      ...{ retryCount: settings.retries, partSize: settings.partSizeBytes, parallel: settings.parallelParts },
      ...{
        formMaxSize: settings.formMaxBytes,
        timeout: settings.requestTimeoutMs,
        signature: settings.signature,
      },
      log: (sentence) => tell({ type: 'said', where: 'log', text: sentence }),
    },
    { clock: run.device.clock, random: random.next },
  )
  const startable = (info: UploadInfo) => ['Ready', 'Failure', 'Stoped'].includes(info.state)
  const forget = (info: UploadInfo, act: () => void) => {
    const upload = uploadOf(info)
    if (upload && info.state !== 'Success' && info.state !== 'Canceled')
      tell({ type: 'cancel-asked', upload })
    act()
  }

  return {
    name: 'VODUpload',
    add(upload) {
      uploads.set(upload.file.path, upload)
      vod.addFile({
        url: upload.file.path,
        size: random.chance(0.5) ? upload.film.content.sizeBytes : undefined,
      })
      if (going) tell({ type: 'queued', upload })
    },
    start() {
      const infos = vod.listFiles()
      if (!going) {
        for (const info of infos.filter(startable)) {
          const upload = uploadOf(info)
          if (upload) tell({ type: 'queued', upload })
          going = true
        }
      }
      vod.startUpload()
    },
    stop() {
      going = false
      vod.stopUpload()
      for (const info of vod.listFiles()) {
        const upload = uploadOf(info)
        if (upload) tell({ type: 'stopped', upload })
      }
    },
    meddle(chance) {
      const infos = vod.listFiles()
      if (infos.length === 0) return
      const index = chance.whole(0, infos.length - 1)
      const info = infos[index]
      const upload = uploadOf(info)
      const what = chance.pick(['cancel', 'delete', 'resume', 'checkpoint', 'clear'] as const)
      if (what === 'cancel') forget(info, () => vod.cancelFile(index))
      if (what === 'delete') forget(info, () => vod.deleteFile(index))
      if (what === 'resume' && vod.resumeFile(index) && going && upload) tell({ type: 'queued', upload })
      if (what === 'checkpoint') say('getCheckpoint', vod.getCheckpoint(info))
      if (what === 'clear') vod.clear(chance.pick(['Success', 'Canceled'] as const))
    },
    answerAll: askServer.answerAll,
  }
}
