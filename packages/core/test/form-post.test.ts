import { type HttpResponse, PlatformError, type PlatformErrorCode } from '@vod-upload/platform'
import type { Grant } from '../src/credential/grant'
import { createFormPost } from '../src/transfer/form-post'

const grant: Grant = {
  credential: { accessKeyId: 'id', accessKeySecret: 'secret' },
  address: { endpoint: 'https://oss-cn-shanghai.aliyuncs.com', bucket: 'b', object: 'o' },
}
const OURS = '123'
const ofOss = (status: number, headers: Record<string, string> = {}, text = ''): HttpResponse => ({
  status,
  headers: { 'x-oss-request-id': 'R', ...headers },
  text,
})
const stored = ofOss(200, { etag: '"E"', 'x-oss-hash-crc64ecma': OURS })
const denied = ofOss(403, {}, '<Error><Code>AccessDenied</Code></Error>')
const broken = (code: PlatformErrorCode) => new PlatformError(code, 'It broke.')

/** Posts and heads are answered from lists; each call is written down. */
function line(answers: {
  post: Array<HttpResponse | Error>
  head?: Array<HttpResponse | Error>
  crc64?: string
}) {
  const calls: string[] = []
  const next = (name: 'post' | 'head') => async () => {
    calls.push(name)
    const answer = answers[name]?.shift()
    if (answer instanceof Error) throw answer
    if (answer === undefined) throw new Error(`One ${name} too many.`)
    return answer
  }
  const crc64OfFile = async () => ('crc64' in answers ? answers.crc64 : OURS)
  return { calls, form: createFormPost({ post: next('post'), head: next('head'), crc64OfFile }) }
}

test('the first post is made without a look', async () => {
  const { calls, form } = line({ post: [stored] })
  expect(form.read(await form.send(grant, 0))).toMatchObject({ etag: '"E"' })
  expect(calls).toEqual(['post'])
})

test.each<[string, PlatformErrorCode]>([
  ['a broken line', 'network'],
  ['no answer in time', 'timeout'],
  ['an end by the host', 'interrupted'],
])('after %s, an object that is the file ends the upload', async (_, code) => {
  const { calls, form } = line({ post: [broken(code)], head: [stored] })
  await expect(form.send(grant, 0)).rejects.toMatchObject({ code })
  expect(form.read(await form.send(grant, 1))).toEqual({ etag: '"E"', crc64: OURS })
  expect(calls).toEqual(['post', 'head'])
})

describe('the form goes again where', () => {
  test.each<[string, HttpResponse, string | undefined, string[]]>([
    ['there is no such object', ofOss(404), OURS, ['post', 'head', 'post']],
    [
      'the object is another one',
      ofOss(200, { 'x-oss-hash-crc64ecma': '9' }),
      OURS,
      ['post', 'head', 'post'],
    ],
    [
      'the host hides what OSS says of it',
      { status: 200, headers: {}, text: '' },
      OURS,
      ['post', 'head', 'post'],
    ],
    ['the file is too large to be read for it', stored, undefined, ['post', 'head', 'post']],
    ['the credential may not look', denied, OURS, ['post', 'head', 'post']],
  ])('%s', async (_, head, crc64, wanted) => {
    const { calls, form } = line({ post: [broken('network'), stored], head: [head], crc64 })
    await expect(form.send(grant, 0)).rejects.toBeDefined()
    expect(form.read(await form.send(grant, 1))).toMatchObject({ etag: '"E"' })
    expect(calls).toEqual(wanted)
  })
})

test('who may not look is not asked to a second time', async () => {
  const { calls, form } = line({ post: [broken('network'), broken('network'), stored], head: [denied] })
  for (let send = 0; send < 2; send += 1) await expect(form.send(grant, send)).rejects.toBeDefined()
  await form.send(grant, 2)
  expect(calls).toEqual(['post', 'head', 'post', 'post'])
})

test.each<PlatformErrorCode>(['unsupported', 'domain-not-allowed'])(
  'a host that refuses the look (%s) sends the form again, and is not asked to look a second time',
  async (code) => {
    const { calls, form } = line({
      post: [broken('network'), broken('network'), stored],
      head: [broken(code)],
    })
    for (let send = 0; send < 2; send += 1)
      await expect(form.send(grant, send)).rejects.toMatchObject({ code: 'network' })
    expect(form.read(await form.send(grant, 2))).toMatchObject({ etag: '"E"' })
    expect(calls).toEqual(['post', 'head', 'post', 'post'])
  },
)

test('a look that the network is lost for is tried again before the form is', async () => {
  const { calls, form } = line({ post: [broken('network')], head: [broken('network'), stored] })
  for (let send = 0; send < 2; send += 1) await expect(form.send(grant, send)).rejects.toBeDefined()
  expect(form.read(await form.send(grant, 2))).toMatchObject({ crc64: OURS })
  expect(calls).toEqual(['post', 'head', 'head'])
})

test('where the look alone breaks again, as where a bucket lets no page look, the form goes without', async () => {
  const { calls, form } = line({
    post: [broken('network'), broken('network'), stored],
    head: [broken('network'), broken('network')],
  })
  for (let send = 0; send < 3; send += 1)
    await expect(form.send(grant, send)).rejects.toMatchObject({ code: 'network' })
  expect(form.read(await form.send(grant, 3))).toMatchObject({ etag: '"E"' })
  expect(calls).toEqual(['post', 'head', 'head', 'post', 'post'])
})

test.each<[string, HttpResponse]>([
  ['OSS is busy', ofOss(503)],
  ['the token has ended', ofOss(403, {}, '<Error><Code>SecurityTokenExpired</Code></Error>')],
])('a look that fails because %s is the answer, so that it is tried again', async (_, head) => {
  const { calls, form } = line({ post: [broken('timeout')], head: [head, stored] })
  await expect(form.send(grant, 0)).rejects.toBeDefined()
  expect(await form.send(grant, 1)).toBe(head)
  expect(form.read(await form.send(grant, 2))).toMatchObject({ crc64: OURS })
  expect(calls).toEqual(['post', 'head', 'head'])
})

test.each(['unsupported', 'file-missing', 'domain-not-allowed'] as const)(
  'a post that never left (%s) needs no look',
  async (code) => {
    const { calls, form } = line({ post: [broken(code), stored] })
    await expect(form.send(grant, 0)).rejects.toMatchObject({ code })
    await form.send(grant, 1)
    expect(calls).toEqual(['post', 'post'])
  },
)
