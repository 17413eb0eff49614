// A VOD and OSS in a network of one's own, without a certificate: refused, unless the app says that it means it.
import { DEFAULT_BUCKET } from '@vod-upload/emulator'
import { openPromiseStage, type PromiseStage } from '../promise-stage'
import { KB, MB, type Stage } from '../stage'
import { stsUploader } from '../sts-page'

const ORIGIN = 'http://192.168.0.7'

let stage: PromiseStage

beforeEach(async () => {
  stage = await openPromiseStage({
    emulator: { publicEndpoint: ORIGIN },
    host: ({ port, url }) => ({
      loopbackPorts: { '192.168.0.7': port },
      requestDomains: [ORIGIN, url],
      uploadDomains: [ORIGIN],
    }),
  })
})
afterEach(() => stage.close())

const sizes = [
  ['in a form', 20 * KB],
  ['in parts', 3 * MB],
] as const

const sentToOss = ({ emulator }: Stage) =>
  emulator.requests().filter(({ operation }) => /Object|Multipart|Part/.test(operation)).length

describe('VODUpload, which calls VOD itself', () => {
  const start = (sizeBytes: number, allowHttp?: boolean) => {
    const messages: string[] = []
    const staged = stsUploader(stage, {
      vodEndpoint: ORIGIN,
      allowHttp,
      onUploadFailed: (_info, _code, message) => messages.push(message),
    })
    const coverUrl = stage.pick(5 * KB, '.png')
    staged.uploader.addFile({ url: stage.pick(sizeBytes), coverUrl })
    staged.uploader.startUpload()
    return { ...staged, messages }
  }

  test.each(sizes)('calls nothing without encryption, %s', async (_, sizeBytes) => {
    const { events, ended, messages } = start(sizeBytes)
    await ended
    expect(events).toEqual(['started 1', 'failed InvalidArgument 1', 'end'])
    expect(messages).toEqual([expect.stringContaining(`${ORIGIN} is not encrypted`)])
    expect(stage.host.calls).toEqual([])
  })

  test.each(sizes)('with allowHttp, video and cover arrive, %s', async (_, sizeBytes) => {
    const { uploader, ended } = start(sizeBytes, true)
    await ended
    expect(uploader.listFiles()).toMatchObject([{ state: 'Success', endpoint: ORIGIN }])
    expect(
      stage.emulator
        .media()
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['image', 'video'])
  })

  test('a cover is not sent without encryption either', async () => {
    const sentences: string[] = []
    const { uploader, ended } = stsUploader(stage, {
      vodEndpoint: stage.emulator.url,
      log: (sentence) => sentences.push(sentence),
    })
    uploader.addFile({ url: stage.pick(20 * KB), coverUrl: stage.pick(5 * KB, '.png') })
    uploader.startUpload()
    await ended
    expect(sentences.join()).toMatch(/cover could not be uploaded.*is not encrypted/)
    expect(sentToOss(stage)).toBe(0)
  })
})

describe('createUploader, with a bucket of the app’s own', () => {
  const upload = (sizeBytes: number, allowHttp?: boolean) => {
    const tempFilePath = stage.pick(sizeBytes)
    const uploader = stage.app({
      allowHttp,
      getAuth: async () => ({
        ...(await stage.askSts()),
        endpoint: ORIGIN,
        bucket: DEFAULT_BUCKET,
        object: 'a.mp4',
      }),
    })
    return { tempFilePath, handle: uploader.upload(tempFilePath) }
  }

  test.each(sizes)('sends nothing without encryption, %s', async (_, sizeBytes) => {
    const { handle } = upload(sizeBytes)
    await expect(handle).rejects.toMatchObject({
      code: 'option-invalid',
      message: expect.stringMatching(/is not encrypted.*use https, or set allowHttp: true/),
    })
    expect(sentToOss(stage)).toBe(0)
  })

  test.each(sizes)('with allowHttp it arrives, %s', async (_, sizeBytes) => {
    const { handle, tempFilePath } = upload(sizeBytes, true)
    expect(stage.holds(await handle, tempFilePath)).toBe(true)
  })

  test('an endpoint that was mended meanwhile is asked for at resume', async () => {
    const mended = () =>
      Buffer.from(JSON.stringify({ Endpoint: 'https://e.example.com', Bucket: 'b', FileName: 'o' }))
    let isMended = false
    const uploader = stage.app({
      async getAuth(context) {
        const answer = await stage.answerOfVod(context)
        return isMended ? { ...answer, UploadAddress: mended().toString('base64') } : answer
      },
    })
    const handle = uploader.upload(stage.pick(20 * KB, '.png'))
    await expect(handle).rejects.toMatchObject({ code: 'option-invalid' })
    isMended = true
    handle.resume()
    await expect(handle).rejects.toMatchObject({ code: 'domain-not-allowed' })
  })
})
