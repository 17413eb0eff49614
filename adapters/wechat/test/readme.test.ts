// The sample of the README, word for word, on a phone whose whitelists are as strict as a real one's: the page's
// server is `https://your.server`, and the bucket is called by its real name.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import {
  bindPlatform,
  type CreateUploaderOptions,
  createUploader,
  type UploadInfo,
} from '@vod-upload/vod-upload'
import { wechatPlatform } from '../src/wechat-platform'
import { MB, openStage, type Stage } from './stage'

const BUCKET_HOST = 'outin-emulator.oss-cn-shanghai.aliyuncs.com'

/** The samples that begin with this import, without it. */
function sampleOf(file: string, imported: string): string {
  const text = readFileSync(join(__dirname, '../../..', file), 'utf8')
  const sample = [...text.matchAll(/```js\n([\s\S]*?)```/g)]
    .map(([, code]) => code)
    .find((code) => code.startsWith(`import ${imported} from '@vod-upload/wechat'`))
  if (sample === undefined) throw new Error(`The README has no sample that imports ${imported}.`)
  return sample.replace(/^import .*$/m, '')
}

/** Answers as the sample's comment says: it calls CreateUploadVideo, and returns the answer. */
async function startAppServer(askVod: Stage['askVod']) {
  const server = createServer(async (request, response) => {
    const query = new URL(request.url ?? '', 'http://your.server').searchParams
    const isImage = query.get('isImage') === 'true' || query.get('kind') === 'create-image'
    const asked = {
      file: { name: query.get('fileName') },
      isImage,
      videoId: query.get('videoId') || undefined,
    }
    const answer = await askVod(asked as UploadInfo).catch(({ message }) => ({ message }))
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, port: (server.address() as AddressInfo).port }
}

test.each([
  ['README.md', 'VODUpload'],
  ['README.md', '{ createUploader }'],
  ['README.zh-CN.md', 'VODUpload'],
  ['README.zh-CN.md', '{ createUploader }'],
])('%s: the upload with %s works as printed', async (file, imported) => {
  let askVod: Stage['askVod'] = () => Promise.reject(new Error('not yet'))
  const { server, port } = await startAppServer((info) => askVod(info))
  const stage = await openStage({
    emulator: { publicEndpoint: 'https://oss-cn-shanghai.aliyuncs.com' },
    host: (emulator) => ({
      loopbackPorts: { 'your.server': port, [BUCKET_HOST]: emulator.port },
      requestDomains: ['https://your.server', `https://${BUCKET_HOST}`],
      uploadDomains: [`https://${BUCKET_HOST}`],
    }),
  })
  askVod = stage.askVod

  const printed: unknown[][] = []
  await new Promise<void>((resolve) => {
    const console = {
      log(...words: unknown[]) {
        printed.push(words)
        if (words.length > 1) resolve()
      },
    }
    stage.host.pickNext(stage.pickFile(3 * MB))
    const platform = () => wechatPlatform(stage.host.wx)
    const page = {
      VODUpload: bindPlatform(platform),
      createUploader: (options: CreateUploaderOptions) => createUploader(platform(), options),
      wx: stage.host.wx,
      console,
    }
    new Function(...Object.keys(page), sampleOf(file, imported))(...Object.values(page))
  })

  expect(printed.slice(-2)).toEqual([['100 %'], ['done', stage.emulator.videos()[0].mediaId]])
  await stage.close()
  await new Promise((resolve) => server.close(resolve))
})
