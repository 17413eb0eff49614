import { DEFAULT_ACCOUNT, DEFAULT_BUCKET, type Emulator, startEmulator } from '../src'
import type { Explanation } from '../src/explain/explain-refusal'
import { hmacSha256 } from '../src/signature/digests'
import { signatureV1, stringToSignV1 } from '../src/signature/oss-v1'
import { signatureRpc, stringToSignRpc } from '../src/signature/rpc'
import { decodeTicket, keysOf, vodClient } from './clients'
import { explanationOf } from './explanation'
import { formFields, postForm } from './form-upload'
import { type RawRequest, send } from './raw-http'
import { rpcQuery } from './rpc-query'
import { type Signing, signed } from './signed-request'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator()
})
afterAll(() => emulator.close())

/** Signs one request and sends another, as a client does that has a mistake. */
async function sendOther(
  signing: Signing,
  change: (request: RawRequest) => RawRequest,
): Promise<Explanation> {
  await send(emulator, change(signed(emulator, signing)))
  return explanationOf(emulator)
}

const withHeader = (name: string, value: string) => (request: RawRequest) => ({
  ...request,
  headers: { ...request.headers, [name]: value },
})
const query = { partNumber: '2', uploadId: 'u' }

describe.each(['V1', 'V4'] as const)('a signature %s', (version) => {
  test.each<[string, Signing, (request: RawRequest) => RawRequest, RegExp]>([
    [
      'a type that the host put in',
      {},
      withHeader('content-type', 'image/png'),
      /signed no Content-Type, and sent image\/png/,
    ],
    [
      'another type',
      { headers: { 'content-type': 'video/mp4' } },
      withHeader('content-type', 'application/json'),
      /signed the Content-Type video\/mp4, and sent application\/json/,
    ],
    [
      'another method',
      { method: 'POST' },
      (request) => ({ ...request, method: 'PUT' }),
      /signed POST, and sent PUT/,
    ],
    ['a token that came late', {}, withHeader('x-oss-security-token', 'late'), /token/i],
    ['a header that came late', {}, withHeader('x-oss-meta-a', 'late'), /header x-oss-meta-a out/],
    [
      'a query that came late',
      {},
      (request) => ({ ...request, path: `${request.path}?uploads` }),
      /uploads out of what/,
    ],
    [
      'a path that was encoded twice',
      { key: 'a b' },
      (request) => ({ ...request, path: request.path.replace('%20', '%2520') }),
      /encoded twice/,
    ],
    [
      'a secret with a line end',
      { keys: { ...DEFAULT_ACCOUNT, accessKeySecret: 'emulator-secret\n' } },
      (r) => r,
      /line end stands behind the secret/,
    ],
    [
      'two of them at once',
      { method: 'POST' },
      (r) => withHeader('content-type', 'image/png')({ ...r, method: 'PUT' }),
      /image\/png/,
    ],
  ])('is traced to %s', async (_, signing, change, sentence) => {
    const {
      code,
      advice,
      signed: told,
      steps,
    } = await sendOther({ key: 'a.mp4', method: 'PUT', version, ...signing }, change)
    if (code === 'SignatureDoesNotMatch') {
      expect(told?.theirsFrom).toBe('found')
      expect(steps.find(({ outcome }) => outcome === 'failed')?.step).toBe('signature')
    }
    expect(advice.join(' ')).toMatch(sentence)
  })

  test('is traced to nothing where the secret is another one', async () => {
    const keys = { ...DEFAULT_ACCOUNT, accessKeySecret: 'another' }
    const told = await sendOther({ key: 'a', version, query, keys }, (request) => request)
    expect(told.signed?.theirsFrom).toBeUndefined()
    expect(told.advice.join(' ')).toMatch(/None of the usual mistakes/)
  })

  test('is laid beside what the client says that it signed', async () => {
    const keys = { ...DEFAULT_ACCOUNT, accessKeySecret: 'another' }
    const { signed: alone } = await sendOther({ key: 'a', version, query, keys }, (request) => request)
    const ours = (alone?.lines ?? []).map((line) => line.ours)
    const { signed: told } = await explanationOf(emulator, ours.join('\n').replace('GET', 'HEAD'))
    expect(told?.theirsFrom).toBe('pasted')
    expect(told?.digest?.split('\n')[0]).toBe(version === 'V4' ? 'OSS4-HMAC-SHA256' : undefined)
    expect(told?.lines.filter(({ differs }) => differs)).toEqual([
      { label: 'method', ours: 'GET', theirs: 'HEAD', differs: true },
    ])
  })
})

test.each<[string, (text: string) => string, RegExp]>([
  ['a blank written as +', (text) => text.replaceAll('%2520', '%2B'), /blank as \+/],
  ['another method', (text) => text.replace('GET', 'POST'), /signed POST, and sent GET/],
  ['a parameter left out', (text) => text.replace(/%26Title.*?(?=%26)/, ''), /parameter Title out/],
])('a call on VOD is traced to %s', async (_, change, sentence) => {
  const parameters = Object.fromEntries(
    new URLSearchParams(
      rpcQuery(emulator, 'GET', { Action: 'CreateUploadVideo', Title: 'a b', FileName: 'a.mp4' }),
    ),
  )
  const text = change(stringToSignRpc('GET', Object.entries(parameters)))
  parameters.Signature = signatureRpc(DEFAULT_ACCOUNT.accessKeySecret, text)
  await send(emulator, { path: `/?${new URLSearchParams(parameters)}` })
  const { advice, signed: told } = await explanationOf(emulator)
  expect(advice.join(' ')).toMatch(sentence)
  expect(told?.lines.some(({ differs }) => differs)).toBe(true)
  expect(told?.lines.map(({ ours }) => ours)).toContain('AccessKeyId%3D‹key id, 8 characters›')
})

test('a form is traced to a key that was not derived', async () => {
  const policy = formFields(emulator).get('policy') ?? ''
  const fields = {
    policy,
    'x-oss-signature': hmacSha256(DEFAULT_ACCOUNT.accessKeySecret, policy).toString('hex'),
  }
  await postForm(emulator, { fields })
  const told = await explanationOf(emulator)
  expect(told.advice.join(' ')).toMatch(/derived for the day/)
  expect(told.steps.map(({ step }) => step)).toContain('policy')
})

test.each<[string, Signing, string, RegExp]>([
  ['a clock that is behind', { at: Date.now() - 3_600_000 }, 'clock', /60 minutes behind/],
  [
    'another region',
    { region: 'cn-beijing' },
    'region',
    /signed for cn-beijing; outin-emulator is in cn-shanghai/,
  ],
  ['a key that is not known', { keys: { accessKeyId: 'x', accessKeySecret: 'y' } }, 'key', /not known here/],
])('the step of %s is named', async (_, signing, step, sentence) => {
  const told = await sendOther({ key: 'a', ...signing }, (request) => request)
  expect(told.steps.find(({ outcome }) => outcome === 'failed')?.step).toBe(step)
  expect(told.advice.join(' ')).toMatch(sentence)
})

test('the steps of no signature, of expired tokens and of another file are named', async () => {
  await send(emulator, { path: `/${DEFAULT_BUCKET}/a` })
  expect((await explanationOf(emulator)).advice.join(' ')).toMatch(/carries no signature/)
  const keys = keysOf(
    decodeTicket(await vodClient(emulator).request('CreateUploadVideo', { Title: 't', FileName: 'a.mp4' })),
  )
  const other = await sendOther({ key: 'other', keys, method: 'PUT' }, (request) => request)
  expect(other.steps.find(({ outcome }) => outcome === 'failed')?.step).toBe('permission')
  emulator.expireTokens()
  const expired = await sendOther({ key: 'other', keys, method: 'PUT' }, (request) => request)
  expect(expired.advice.join(' ')).toMatch(/has expired/)
})

test('a V1 signature in hex is told from one in base64', async () => {
  const dateLine = new Date(emulator.now()).toUTCString()
  const headers = { 'x-oss-date': dateLine }
  const text = stringToSignV1({
    method: 'GET',
    bucket: DEFAULT_BUCKET,
    key: 'a',
    query: [],
    headers,
    dateLine,
  })
  const hex = Buffer.from(signatureV1(DEFAULT_ACCOUNT.accessKeySecret, text), 'base64').toString('hex')
  const authorization = `OSS ${DEFAULT_ACCOUNT.accessKeyId}:${hex}`
  await send(emulator, { path: `/${DEFAULT_BUCKET}/a`, headers: { ...headers, authorization } })
  expect((await explanationOf(emulator)).advice).toEqual([
    'The client wrote the signature in hex. It is base64.',
  ])
})
