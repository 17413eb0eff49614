// A process that uploads once, and measures itself: a simulated WeChat with one contender in it, or Node with ali-oss.
import { createWechatHost } from '@vod-upload/testkit'
import { startProbe } from '../measure/probe'
import { ali } from './ali'
import { bound } from './bound'
import { type Contender, originOf, type Page } from './contender'
import { cos } from './cos'
import type { Job, Measurement } from './job'
import { ours } from './ours'
import { oursAlone } from './ours-alone'
import { rawForm } from './raw-form'

const pages: Record<Exclude<Job['contender'], 'ali-oss' | 'ours-alone'>, Contender> = {
  ours,
  'cos-wx-sdk-v5': cos,
  'wx.uploadFile': rawForm,
  bound,
}

async function run(job: Job): Promise<Measurement> {
  const upload = uploadOf(job)
  const stop = startProbe(job.watches)
  const failure = await upload().then(
    () => undefined,
    (cause) => (cause instanceof Error ? cause.message : String(cause)),
  )
  return { ...stop(), failure }
}

function uploadOf(job: Job): () => Promise<unknown> {
  const { contender } = job
  if (contender === 'ali-oss') return () => ali(job)
  if (contender === 'ours-alone') return oursAlone(job)
  const page = openPage(job)
  return () => pages[contender](page)
}

function openPage(job: Job): Page {
  const host = createWechatHost({ keepAlive: true })
  const { wx } = host
  // Ours takes the global, as it does on a phone.
  Object.assign(globalThis, { wx })
  const files = job.files.map(({ path, key, sizeBytes }) => ({
    tempFilePath: host.addTempFile(path).tempFilePath,
    key,
    sizeBytes,
  }))
  return {
    wx,
    files,
    job,
    askLeave: () =>
      new Promise((resolve, reject) => {
        wx.request({
          url: `${originOf('app', job)}/ticket`,
          success: () => resolve(),
          fail: ({ errMsg }) => reject(new Error(errMsg)),
        })
      }),
  }
}

process.on('disconnect', () => process.exit(1))
process.once('message', (job: Job) => {
  run(job).then((measurement) => process.send?.(measurement, () => process.exit(0)))
})
