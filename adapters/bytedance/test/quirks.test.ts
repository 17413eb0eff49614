import { bytedancePlatform } from '@vod-upload/bytedance'
import type { FormUpload, HttpRequest } from '@vod-upload/platform'
import { createBytedanceHost, patternBytes } from '@vod-upload/testkit'
import { type BytedanceWorld, closeWorlds, codeOf, openWorld } from './bytedance-world'

afterEach(closeWorlds)

const bytes = patternBytes(5000)

function get(url: string): HttpRequest {
  return { method: 'GET', url, headers: { 'content-type': 'text/plain' }, timeoutMs: 5000 }
}

function formFor({ host, disk, server }: BytedanceWorld): FormUpload {
  return {
    url: `${server.origin}/`,
    source: { path: host.addTempFile(disk.write('clip.mp4', bytes)).path },
    fileField: 'file',
    fields: { key: 'dir/clip.mp4', policy: 'cG9saWN5' },
    timeoutMs: 5000,
  }
}

test.each([
  ['2.59.9', false],
  ['2.60.0', true],
  ['3.50.0', true],
  ['', true],
])('with base library %p it says of reading slices: %p', (sdkVersion, canSlice) => {
  expect(bytedancePlatform(createBytedanceHost({ sdkVersion }).tt).capabilities.sliceRead).toBe(canSlice)
})

test('what nobody knows of Douyin is told as unknown', () => {
  const { capabilities } = bytedancePlatform(createBytedanceHost().tt)
  expect(capabilities).toMatchObject({ binaryPut: 'unknown', formFileLast: 'unknown', maxTimeoutMs: 60000 })
  expect(capabilities.maxWholeReadBytes).toBe(20 * 1024 * 1024)
})

test.each(['stat', 'stats', 'both'] as const)('the size of a file is found in %p', async (statMember) => {
  const { host, platform, disk } = await openWorld({ statMember })
  const file = await platform.openFile(host.addTempFile(disk.write('a.mp4', bytes)))
  expect(file.size).toBe(bytes.length)
  expect(await codeOf(platform.openFile(host.addTempFile(disk.path)))).toBe('file-unreadable')
})

describe('a base library without a file system', () => {
  const { getFileSystemManager, ...old } = createBytedanceHost().tt
  const platform = bytedancePlatform(old as never)

  test('reads nothing, and takes the size from the picker', async () => {
    expect(platform.capabilities).toMatchObject({ sliceRead: false, maxWholeReadBytes: 0 })
    const file = await platform.openFile({ path: 'ttfile://temp/a.mp4', size: 42 })
    expect(file.size).toBe(42)
    expect(await codeOf(file.read(0, 42))).toBe('unsupported')
    expect(await codeOf(file.read(0, 43))).toBe('file-unreadable')
    await file.close()
  })

  test('asks for that size where it is missing', async () => {
    const unknown = platform.openFile({ path: 'ttfile://temp/a.mp4' })
    await expect(unknown).rejects.toMatchObject({ code: 'unsupported' })
    await expect(unknown).rejects.toThrow('hand over the size that the picker gave, or update Douyin')
  })
})

test('a digest that the host does not tell is unsupported, and no made-up one', async () => {
  const { host, platform, disk } = await openWorld({ digest: false })
  const file = await platform.openFile(host.addTempFile(disk.write('a.mp4', bytes)))
  expect(await codeOf(Promise.resolve(file.md5?.()))).toBe('unsupported')
})

test.each(['fails', 'gives-empty'] as const)(
  'an absent key is told from one that holds nothing where the host %s',
  async (absentKey) => {
    const { platform } = await openWorld({ absentKey })
    expect(await platform.storage.get('key')).toBeUndefined()
    await platform.storage.set('key', '')
    expect(await platform.storage.get('key')).toBe('')
    await platform.storage.remove('key')
    expect(await platform.storage.get('key')).toBeUndefined()
  },
)

test.each([
  ['request', '"request 合法域名"'],
  ['uploadFile', '"uploadFile 合法域名"'],
])('a domain that is not listed for %s is told with the place in the console', async (call, list) => {
  const world = await openWorld({ requestDomains: [], uploadDomains: [] })
  const { platform, server } = world
  const refused =
    call === 'request'
      ? platform.request(get(`${server.origin}/v.mp4?Signature=secret`))
      : platform.uploadForm(formFor(world))
  const error = await refused.catch((cause) => cause)
  expect(error).toMatchObject({ name: 'PlatformError', code: 'domain-not-allowed' })
  expect(error.message).toContain(`Douyin does not let this app call ${server.origin}: add it to ${list}`)
  expect(error.message).toContain('服务器域名')
  expect(error.message).not.toContain('secret')
})

test('an upload has no headers to tell, and gives the text as it came', async () => {
  const world = await openWorld({}, (_, response) => {
    response.writeHead(403, { ETag: '"5F"' })
    response.end('{"Code":"AccessDenied"}')
  })
  expect(await world.platform.uploadForm(formFor(world))).toEqual({
    status: 403,
    headers: {},
    text: '{"Code":"AccessDenied"}',
  })
})

test.each(['interrupt', 'keep'] as const)(
  'five seconds after the app was hidden, in position %p of the switch',
  async (background) => {
    const waiting = createWaitingServer()
    const { host, platform, server } = await openWorld({ background }, waiting.answer)
    const outcome = platform.request(get(`${server.origin}/`)).then(
      ({ text }) => text,
      ({ code }) => code,
    )
    const answerNow = await waiting.arrived
    host.goBackground()
    host.suspend()
    answerNow()
    expect(await outcome).toBe(background === 'interrupt' ? 'interrupted' : 'late')
  },
)

/** Answers when it is told to. */
function createWaitingServer() {
  let answer: Parameters<typeof openWorld>[1]
  const arrived = new Promise<() => void>((resolve) => {
    answer = (_, response) => resolve(() => response.end('late'))
  })
  return { arrived, answer }
}

test.each(['refused', 'garbled', 'allowed'] as const)('a PUT that is %s', async (put) => {
  const { platform, server } = await openWorld({ put })
  const body = new Uint8Array(bytes).buffer
  const outcome = codeOf(platform.request({ ...get(`${server.origin}/`), method: 'PUT', body }))
  expect(await outcome).toBe(put === 'refused' ? 'unsupported' : 'resolved')
  const sizes = { refused: undefined, garbled: 2, allowed: bytes.length }
  expect(server.requests[0]?.body.length).toBe(sizes[put])
})

test.each(['DELETE', 'HEAD'] as const)('a host without %s refuses it as unsupported', async (method) => {
  const { platform, server } = await openWorld({ deleteAllowed: false, headAllowed: false })
  expect(await codeOf(platform.request({ ...get(`${server.origin}/`), method }))).toBe('unsupported')
  expect(server.requests).toHaveLength(0)
})
