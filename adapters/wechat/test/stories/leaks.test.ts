// Servers and hosts that repeat what they were sent: none of it may reach the app. `close` looks through all that was said.
import type { RecordedRequest, RecordingServer } from '@vod-upload/testkit'
import { startRecordingServer } from '@vod-upload/testkit'
import type { VodAuthAnswer } from '@vod-upload/vod-upload'
import { openPromiseStage, type PromiseStage } from '../promise-stage'
import { KB, MB } from '../stage'
import { stsUploader } from '../sts-page'

let stage: PromiseStage
let servers: RecordingServer[] = []

beforeEach(async () => {
  stage = await openPromiseStage()
})
afterEach(async () => {
  for (const server of servers) await server.close()
  servers = []
  const { evidence } = stage.leaks
  await stage.close()
  expect(evidence.secrets).toBeGreaterThan(0)
  expect(evidence.heard).toBeGreaterThan(0)
})

type Echo = (request: RecordedRequest) => {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly text: string
}

async function hostile(echo: Echo): Promise<string> {
  const server = await startRecordingServer((request, response) => {
    const { status, headers, text } = echo(request)
    response.writeHead(status, headers)
    response.end(text)
  })
  servers.push(server)
  return server.origin
}

const all = ({ method, url, headers, body }: RecordedRequest) =>
  `${method} ${url} ${JSON.stringify(headers)} ${body.toString('latin1')}`

/** The values that sign a request, each by itself: of headers, of the query, of the form. */
function secretsOf({ url, headers, body }: RecordedRequest): string[] {
  const authorization = String(headers.authorization ?? '')
  const query = [...new URL(url, 'http://any').searchParams.values()]
  const fields = [
    ...body.toString('latin1').matchAll(/name="(?:[\w-]*[Ss]ignature|policy|[\w-]*token)"\s+(\S+)/g),
  ]
  const words = [
    authorization,
    authorization.slice(-64),
    authorization.slice(-28),
    headers['x-oss-security-token'],
  ]
  return [...words, ...query, ...fields.map(([, value]) => value)]
    .map(String)
    .filter((each) => each.length > 20)
}

const keyIdOf = ({ headers, body }: RecordedRequest) =>
  /STS\.\w+/.exec(`${headers.authorization} ${body.toString('latin1')}`)?.[0] ?? ''

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

const error = (fields: Readonly<Record<string, string>>) =>
  `<Error>${Object.entries(fields)
    .map(([name, text]) => `<${name}>${escaped(text)}</${name}>`)
    .join('')}</Error>`

const refusal = (said: string, status = 403): ReturnType<Echo> => ({
  status,
  text: error({
    Code: 'SignatureDoesNotMatch',
    Message: said,
    SignatureProvided: said,
    StringToSign: said,
    RequestId: 'r',
  }),
})

const everywhere = (said: string) =>
  error(
    Object.fromEntries(
      ['Code', 'Message', 'RequestId', 'HostId', 'EC', 'Endpoint'].map((name) => [name, said]),
    ),
  )

const echoes: Array<[string, Echo]> = [
  ['the whole request in its message', (request) => refusal(all(request))],
  ['the string to sign, line by line', (request) => refusal(secretsOf(request).join('\n'))],
  ['each secret in quotes', (request) => refusal(JSON.stringify(secretsOf(request)))],
  [
    'each secret in a URL',
    (request) =>
      refusal(
        secretsOf(request)
          .map((each) => `http://a?b=${encodeURIComponent(each)}`)
          .join(' '),
      ),
  ],
  ['a secret in every field', (request) => ({ status: 403, text: everywhere(secretsOf(request)[0] ?? '') })],
  [
    'another one in every field',
    (request) => ({ status: 400, text: everywhere(secretsOf(request)[1] ?? '') }),
  ],
  [
    'a third one in every field',
    (request) => ({ status: 409, text: everywhere(secretsOf(request)[2] ?? '') }),
  ],
  ['the key id in every field', (request) => ({ status: 403, text: everywhere(keyIdOf(request)) })],
  [
    'them in headers',
    (request) => {
      const [one = '', two = '', three = one] = secretsOf(request)
      const err = Buffer.from(everywhere(two)).toString('base64')
      return {
        status: 403,
        headers: { 'x-oss-request-id': one, 'x-oss-ec': three, 'x-oss-err': err },
        text: '',
      }
    },
  ],
  [
    'the request as a page of its own',
    (request) => ({ status: 200, text: `<html>${escaped(all(request))}</html>` }),
  ],
  ['the request as JSON, broken', (request) => ({ status: 500, text: JSON.stringify(all(request)) })],
]

const ways = [
  ['a form', 20 * KB],
  ['parts', 3 * MB],
] as const

const told = echoes.flatMap(([what, echo]) =>
  ways.map(([way, sizeBytes]) => ({ what, way, echo, sizeBytes })),
)

const misdirected = (answer: VodAuthAnswer, Endpoint: string) => ({
  ...answer,
  UploadAddress: Buffer.from(JSON.stringify({ Endpoint, Bucket: 'b', FileName: 'o.mp4' })).toString('base64'),
})

test.each(told)('OSS repeats $what, of $way: VODUpload tells nothing of it', async ({ echo, sizeBytes }) => {
  const endpoint = await hostile(echo)
  const { uploader, events, ended } = stage.uploader({
    retryCount: 0,
    async onUploadstarted(info) {
      const { UploadAuth, UploadAddress } = misdirected(await stage.askVod(info), endpoint)
      uploader.setUploadAuthAndAddress(info, UploadAuth, UploadAddress)
    },
  })
  uploader.addFile({ url: stage.pick(sizeBytes) })
  uploader.startUpload()
  await ended
  expect(events).toContainEqual(expect.stringMatching(/^failed/))
})

test.each(told)(
  'OSS repeats $what, of $way: the promise tells nothing of it',
  async ({ echo, sizeBytes }) => {
    const endpoint = await hostile(echo)
    const uploader = stage.app({
      retry: { retries: 0 },
      signature: 'v1',
      getAuth: async (context) => misdirected(await stage.answerOfVod(context), endpoint),
    })
    await expect(uploader.upload(stage.pick(sizeBytes))).rejects.toMatchObject({ name: 'UploadError' })
  },
)

test.each<[string, (said: readonly string[]) => object]>([
  [
    'in its message',
    (said) => ({ Code: 'InvalidParameter', Message: `It should be ${said.join(', not ')}` }),
  ],
  ['as a URL in its message', (said) => ({ Code: 'X', Message: said.map(encodeURIComponent).join('&x=') })],
  [
    'as its code and ids',
    ([one, two, three = one]) => ({ Code: one, RequestId: two, HostId: three, Message: 'No.' }),
  ],
  ['as a success', (said) => ({ UploadAuth: said.join(), Message: said.join() })],
])('VOD repeats the token and the signature %s', async (_, answerWith) => {
  const vodEndpoint = await hostile((request) => {
    const answer = answerWith(secretsOf(request))
    return { status: 'UploadAuth' in answer ? 200 : 403, text: JSON.stringify(answer) }
  })
  const { uploader, events, ended } = stsUploader(stage, {
    vodEndpoint,
    retryCount: 0,
  })
  uploader.addFile({ url: stage.pick(20 * KB) })
  uploader.startUpload()
  await ended
  expect(events).toContainEqual(expect.stringMatching(/^failed/))
})

test.each<[string, (answer: VodAuthAnswer) => unknown]>([
  ['rejects with the answer in its message', (answer) => Promise.reject(new Error(JSON.stringify(answer)))],
  [
    'rejects with the answer as text',
    (answer) => Promise.reject(`server said ${JSON.stringify(JSON.stringify(answer))}`),
  ],
  [
    'rejects with a URL',
    ({ UploadAuth }) => Promise.reject({ errMsg: `request:fail http://a/?auth=${UploadAuth}` }),
  ],
  ['answers with a refusal that holds it', (answer) => ({ code: 'Failed', message: JSON.stringify(answer) })],
  ['answers with half of it', ({ UploadAuth }) => ({ UploadAuth })],
  ['answers with a spoiled address', ({ UploadAuth }) => ({ UploadAuth, UploadAddress: UploadAuth })],
  ['answers with other names', ({ UploadAuth }) => ({ auth: UploadAuth, address: UploadAuth })],
])('a getAuth that %s', async (_, answerWith) => {
  const uploader = stage.app({
    retry: { retries: 0 },
    async getAuth(context) {
      const answer = await stage.answerOfVod(context)
      stage.leaks.learn(answer)
      return answerWith(answer) as VodAuthAnswer
    },
  })
  await expect(uploader.upload(stage.pick(20 * KB))).rejects.toMatchObject({ name: 'UploadError' })
})

test.each(ways)('a host that repeats the call of %s in its errMsg', async (way, sizeBytes) => {
  const repeat = (given: { readonly fail?: (error: { errMsg: string }) => void; readonly url: string }) => {
    const { url, ...rest } = given
    Promise.resolve().then(() =>
      given.fail?.({ errMsg: `fail ${url} ${encodeURIComponent(url)} ${JSON.stringify(rest)}` }),
    )
    return {
      abort() {},
      onProgressUpdate() {},
      offProgressUpdate() {},
      onHeadersReceived() {},
      offHeadersReceived() {},
    }
  }
  Object.assign(stage.host.wx, way === 'parts' ? { request: repeat } : { uploadFile: repeat })
  const { uploader, events, ended } = stage.uploader({ retryCount: 0 })
  uploader.addFile({ url: stage.pick(sizeBytes) })
  uploader.startUpload()
  await ended
  expect(events).toContainEqual(expect.stringMatching(/^failed/))
})

test('a listener of the app that throws what it was told', async () => {
  const secret = (await stage.askSts()).Credentials
  stage.leaks.learn(secret)
  const uploader = stage.app()
  const handle = uploader.upload(stage.pick(20 * KB))
  handle.on('state', () => {
    throw new Error(`I have ${JSON.stringify(secret)}`)
  })
  await handle
})
