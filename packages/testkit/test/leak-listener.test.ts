import type { PlatformAdapter } from '@vod-upload/platform'
import { createLeakListener, type LeakListener } from '../src'
import { patternBytes } from '../src/disk-folder'

const KEY = 'aVerySecretKeyOfThirtyLetters1'
const TOKEN = 'CAIS+a/token=='
const credential = { AccessKeyId: 'STS.aKeyId', AccessKeySecret: KEY, SecurityToken: TOKEN }
const uploadAuth = Buffer.from(JSON.stringify(credential)).toString('base64')

let leaks: LeakListener
beforeEach(() => {
  leaks = createLeakListener()
})

/** An adapter that does nothing; stories spoil it. */
function quietAdapter(spoilt: Partial<PlatformAdapter> = {}): PlatformAdapter {
  const answer = { status: 200, headers: {}, text: '' }
  return {
    name: 'quiet',
    capabilities: {
      sliceRead: true,
      binaryPut: true,
      formFileLast: true,
      maxWholeReadBytes: 1,
      maxConcurrentRequests: 1,
      maxTimeoutMs: 1,
    },
    storage: { get: async () => undefined, set: async () => undefined, remove: async () => undefined },
    openFile: () => Promise.reject(new Error('none')),
    request: async () => answer,
    uploadForm: async () => answer,
    ...spoilt,
  }
}

class Holder {
  get late() {
    return KEY
  }
}

test.each<[string, unknown]>([
  ['a text', `the key is ${KEY}!`],
  ['a member', { a: { b: [{ c: KEY }] } }],
  ['a name', { [KEY]: 1 }],
  ['a hidden member', Object.defineProperty({}, 'hidden', { value: KEY, enumerable: false })],
  ['an inherited getter', new Holder()],
  ['a symbol', { [Symbol(KEY)]: 1 }],
  ['a map', new Map([['a', { b: KEY }]])],
  ['an error', new Error(KEY)],
  ['a stack', Object.assign(new Error('clean'), { stack: KEY })],
  ['a cause', new Error('clean', { cause: new Error(KEY) })],
  ['JSON', { toJSON: () => KEY }],
  ['toString', { toString: () => KEY }],
  ['a query', `https://a.example.com/?token=${encodeURIComponent(TOKEN)}`],
  ['a key id', 'STS.aKeyId'],
  ['an UploadAuth', { UploadAuth: uploadAuth }],
  ['JSON in JSON', JSON.stringify(JSON.stringify({ UploadAuth: uploadAuth, SecurityToken: TOKEN }))],
])('a secret in %s is found', (_, value) => {
  leaks.hear('here', value)
  leaks.hear('there', 'nothing')
  // Also one that becomes known later.
  leaks.learn({ UploadAuth: uploadAuth })
  expect(leaks.leaks()).toEqual([{ where: 'here', secrets: expect.arrayContaining([expect.any(String)]) }])
  expect(() => leaks.expectSilence()).toThrow(/gave secrets away.* in here/)
})

test('what was found is told by its name only', () => {
  leaks.learn(credential)
  leaks.hear('here', [KEY, TOKEN])
  expect(leaks.leaks()).toEqual([{ where: 'here', secrets: ['AccessKeySecret', 'SecurityToken'] }])
})

test.each<[string, (platform: PlatformAdapter) => Promise<unknown>]>([
  [
    'V4',
    (platform) =>
      send(platform, {
        authorization: `OSS4-HMAC-SHA256 Credential=STS.id1234/2026/r/oss/x,Signature=${KEY}`,
      }),
  ],
  ['V1', (platform) => send(platform, { authorization: `OSS STS.id1234:${KEY}` })],
  ['a token', (platform) => send(platform, { 'x-oss-security-token': KEY })],
  ['a signed query', (platform) => send(platform, {}, `https://vod.example.com/?Signature=${KEY}`)],
  [
    'a form',
    (platform) =>
      platform.uploadForm({
        url: 'https://a',
        source: { path: 'p' },
        fileField: 'file',
        fields: { policy: KEY },
        timeoutMs: 1,
      }),
  ],
])('%s that is sent is a secret from then on', async (_, sendBy) => {
  await sendBy(leaks.tap(quietAdapter()))
  leaks.hear('log', `why ${KEY}`)
  expect(leaks.leaks()).toMatchObject([{ where: 'log' }])
})

test.each<[string, (platform: PlatformAdapter) => Promise<unknown>]>([
  ['the storage', (platform) => platform.storage.set('checkpoint', JSON.stringify({ KEY }))],
  ['a rejection of request', (platform) => send(platform, {}).catch(() => undefined)],
])('a saboteur that keeps a secret in %s is found', async (where, spill) => {
  leaks.learn(credential)
  await spill(leaks.tap(quietAdapter({ request: () => Promise.reject(new Error(KEY)) })))
  expect(leaks.leaks()).toMatchObject([{ where }])
})

test('a saboteur that tells a callback is found, and the callback is called as before', () => {
  leaks.learn(credential)
  const calls: unknown[][] = []
  const tapped = leaks.tapCallbacks({
    retryCount: 3,
    onUploadFailed: (...given: unknown[]) => calls.push(given),
  })
  tapped.onUploadFailed('info', KEY)
  expect(calls).toEqual([['info', KEY]])
  expect(tapped.retryCount).toBe(3)
  expect(leaks.leaks()).toEqual([{ where: 'onUploadFailed', secrets: ['AccessKeySecret'] }])
})

test('an adapter that is listened to does as it did', async () => {
  const body = new Uint8Array(patternBytes(8)).buffer
  const stored: string[] = []
  const platform = quietAdapter({
    request: async (request) => ({ status: 201, headers: {}, text: String(request.body === body) }),
    storage: {
      get: async (key) => key,
      set: async (key, value) => void stored.push(key, value),
      remove: async (key) => void stored.push(key),
    },
  })
  const tapped = leaks.tap(platform)
  expect([tapped.name, tapped.capabilities]).toEqual([platform.name, platform.capabilities])
  expect(
    await tapped.request({ method: 'PUT', url: 'https://a', headers: {}, body, timeoutMs: 1 }),
  ).toMatchObject({ status: 201, text: 'true' })
  expect(await tapped.storage.get('k')).toBe('k')
  await tapped.storage.set('k', 'v')
  await tapped.storage.remove('r')
  expect(stored).toEqual(['k', 'v', 'r'])
  await expect(tapped.openFile({ path: 'p' })).rejects.toThrow('none')
})

function send(
  platform: PlatformAdapter,
  headers: Record<string, string>,
  url = 'https://a.example.com/',
): Promise<unknown> {
  return platform.request({ method: 'PUT', url, headers, timeoutMs: 1 })
}
