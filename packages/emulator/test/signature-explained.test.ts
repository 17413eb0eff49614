import { DEFAULT_ACCOUNT, DEFAULT_BUCKET, type Emulator, startEmulator } from '../src'
import type { Explanation } from '../src/explain/explain-refusal'
import { hmacSha256 } from '../src/signature/digests'
import { signatureV1, stringToSignV1 } from '../src/signature/oss-v1'
import { signatureRpc, stringToSignRpc } from '../src/signature/rpc'
import { assumeRole, decodeTicket, keysOf, vodClient } from './clients'
import { formFields, postForm } from './form-upload'
import { type RawRequest, send } from './raw-http'
import { rpcQuery } from './rpc-query'
import { type Signing, signed } from './signed-request'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator()
})
afterAll(() => emulator.close())

/** The explanation of the latest refusal, as the dashboard is given it. */
async function explanation(theirs?: string): Promise<Explanation> {
  const path = `/_emulator/checks/${emulator.requests().at(-1)?.requestId}`
  const post = {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ theirs }),
  }
  const { text } = await send(emulator, { path, ...(theirs === undefined ? {} : post) })
  return JSON.parse(text)
}

/** Signs one request and sends another, as a client does that has a mistake. */
async function sendOther(
  signing: Signing,
  change: (request: RawRequest) => RawRequest,
): Promise<Explanation> {
  await send(emulator, change(signed(emulator, signing)))
  return explanation()
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
    const { signed: told } = await explanation(ours.join('\n').replace('GET', 'HEAD'))
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
  const { advice, signed: told } = await explanation()
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
  const told = await explanation()
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
  expect((await explanation()).advice.join(' ')).toMatch(/carries no signature/)
  const keys = keysOf(
    decodeTicket(await vodClient(emulator).request('CreateUploadVideo', { Title: 't', FileName: 'a.mp4' })),
  )
  const other = await sendOther({ key: 'other', keys, method: 'PUT' }, (request) => request)
  expect(other.steps.find(({ outcome }) => outcome === 'failed')?.step).toBe('permission')
  emulator.expireTokens()
  const expired = await sendOther({ key: 'other', keys, method: 'PUT' }, (request) => request)
  expect(expired.advice.join(' ')).toMatch(/has expired/)
})

test.each(['V1', 'V4'] as const)('no key, token or signature is in an explanation of %s', async (version) => {
  const keys = await assumeRole(emulator)
  const request = signed(emulator, {
    key: 'a',
    method: 'PUT',
    version,
    keys,
    query: { 'x-oss-process': 'p' },
  })
  await send(emulator, withHeader('content-type', 'a/unusual')(request))
  const told = JSON.stringify([
    await explanation(),
    await explanation(`x-oss-security-token:${keys.securityToken}`),
  ])
  const signature = /Signature=(\w+)|:(.+)$/.exec(request.headers?.authorization ?? '')
  for (const secret of [
    keys.accessKeyId,
    keys.accessKeySecret,
    keys.securityToken,
    signature?.[1] ?? signature?.[2],
  ]) {
    expect(secret).toBeTruthy()
    expect(told).not.toContain(secret)
    expect(told).not.toContain(encodeURIComponent(secret ?? ''))
  }
  expect(told).toContain('‹token,')
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
  expect((await explanation()).advice).toEqual(['The client wrote the signature in hex. It is base64.'])
})
