import { alipayPlatform } from '@vod-upload/alipay'
import { createCanceller } from '@vod-upload/platform'
import { type AlipaySwitches, createAlipayHost, patternBytes } from '@vod-upload/testkit'
import { createUploader, UploadError } from '@vod-upload/vod-upload'
import { closeWorlds, codeOf, formTo, openWorld, requestTo } from './alipay-world'

afterEach(closeWorlds)

const bytes = patternBytes(5000)
const body = new Uint8Array(bytes).buffer

describe('what a client can do', () => {
  test.each<[string, boolean | 'unknown']>([
    ['10.1.94', false],
    ['10.1.95', 'unknown'],
    ['10.6.50.8000', 'unknown'],
    ['', 'unknown'],
  ])('client %p: a PUT of bytes is %p', (clientVersion, binaryPut) => {
    expect(alipayPlatform(createAlipayHost({ clientVersion }).my).capabilities.binaryPut).toBe(binaryPut)
  })

  test('no slices, and no whole files either where there is no file system', () => {
    const { capabilities } = alipayPlatform(createAlipayHost().my)
    expect(capabilities).toMatchObject({ sliceRead: false, formFileLast: true, maxTimeoutMs: 60000 })
    expect(capabilities.maxWholeReadBytes).toBe(20 * 1024 * 1024)
    const old = alipayPlatform(createAlipayHost({ fileSystem: false }).my)
    expect(old.capabilities.maxWholeReadBytes).toBe(0)
  })
})

describe('request', () => {
  test('a client that cannot send the bytes of a PUT is not asked to, and is told how to be able to', async () => {
    const { platform, server } = await openWorld({ clientVersion: '10.1.94' })
    const put = platform.request(requestTo(`${server.origin}/`, { method: 'PUT', body }))
    await expect(put).rejects.toMatchObject({ code: 'unsupported' })
    await expect(put).rejects.toThrow('update Alipay to 10.1.95 or later')
    expect(server.requests).toHaveLength(0)
  })

  test('a client that turns out not to PUT is told as unsupported', async () => {
    const { platform, server } = await openWorld({ put: 'refused' })
    const put = platform.request(requestTo(`${server.origin}/`, { method: 'PUT', body }))
    expect(await codeOf(put)).toBe('unsupported')
  })

  test.each<Partial<AlipaySwitches>>([
    { status4xx: 'fail' },
    { status4xx: 'success' },
    { status4xx: 'fail', statusAs: 'string' },
    { status4xx: 'success', responseMember: 'headers' },
    { status4xx: 'success', responseMember: 'header' },
  ])('a refusal of OSS is an answer with all that it holds: %p', async (switches) => {
    const { platform, server } = await openWorld(switches, (_, response) => {
      response.writeHead(403, { ETag: '"5F"', Date: 'Sun, 22 Nov 2026 19:26:47 GMT' })
      response.end('<Error><Code>AccessDenied</Code></Error>')
    })
    expect(await platform.request(requestTo(`${server.origin}/`))).toMatchObject({
      status: 403,
      headers: { etag: '"5F"', date: 'Sun, 22 Nov 2026 19:26:47 GMT' },
      text: '<Error><Code>AccessDenied</Code></Error>',
    })
  })

  test('JSON is left as the text that it is', async () => {
    const { platform, server } = await openWorld({}, (_, response) => response.end('{"n":1.0}'))
    expect(await platform.request(requestTo(`${server.origin}/`))).toMatchObject({ text: '{"n":1.0}' })
  })

  test('a call that the page leaves behind is interrupted', async () => {
    let leave: () => void = () => undefined
    const { host, platform, server } = await openWorld({}, () => leave())
    leave = host.leavePage
    expect(await codeOf(platform.request(requestTo(`${server.origin}/`)))).toBe('interrupted')
  })

  test('one listed bucket opens every other, and one list serves both calls', async () => {
    const host = createAlipayHost({ domains: ['https://a.oss-cn-shanghai.aliyuncs.com'] })
    const platform = alipayPlatform(host.my)
    const other = 'https://b.oss-cn-beijing.aliyuncs.com/'
    // Nobody of this machine answers for it: the list has let it through.
    expect(await codeOf(platform.request(requestTo(other)))).toBe('network')
    const foreign = 'https://a.example.com/'
    expect(await codeOf(platform.request(requestTo(foreign)))).toBe('domain-not-allowed')
    expect(await codeOf(platform.uploadForm(formTo(foreign, 'https://resource/a.video')))).toBe(
      'domain-not-allowed',
    )
  })

  test.each(['request', 'uploadForm'] as const)(
    '%s without a task is given up all the same',
    async (call) => {
      const canceller = createCanceller()
      const { host, platform, server, disk } = await openWorld({ taskReturned: false }, () =>
        canceller.cancel(),
      )
      const { signal } = canceller
      const { path } = host.addTempFile(disk.write('clip.mp4', bytes))
      const given =
        call === 'request'
          ? platform.request(requestTo(`${server.origin}/`, { signal }))
          : platform.uploadForm(formTo(`${server.origin}/`, path, { signal }))
      expect(await codeOf(given)).toBe('cancelled')
      host.leavePage()
    },
  )
})

describe('form', () => {
  test.each<[string, { type?: string; name?: string; path?: string }]>([
    ['video', { type: 'video/mp4' }],
    ['image', { type: 'image' }],
    ['audio', { type: 'Audio/MPEG' }],
    ['image', { path: 'https://resource/a.image' }],
    ['image', { type: 'image/png', path: 'https://resource/a.video' }],
    ['audio', { path: 'https://resource/a.audio', name: 'a.jpg' }],
    ['image', { name: 'cover.JPG' }],
    ['audio', { name: 'song.m4a' }],
    ['video', { name: 'clip.mov' }],
    ['image', { path: 'https://usr/kept/a.png' }],
    ['video', {}],
  ])('Alipay is told %s of %p', async (fileType, given) => {
    const { my } = createAlipayHost()
    const told: unknown[] = []
    const platform = alipayPlatform({
      ...my,
      uploadFile(options) {
        told.push(options)
        setImmediate(() => options.success({ statusCode: '200', data: '' }))
        return undefined
      },
    })
    const source = { path: 'https://resource/a', ...given }
    await platform.uploadForm(formTo('https://a.example.com/', source.path, { source }))
    expect(told).toEqual([expect.objectContaining({ fileType, name: 'file', fileName: 'file' })])
    expect(told).toEqual([expect.objectContaining({ hideLoading: true })])
  })

  test('progress comes in the words of Alipay, and rises to the whole body', async () => {
    const { host, platform, server, disk } = await openWorld()
    const { path } = host.addTempFile(disk.write('clip.mp4', bytes))
    const told: number[] = []
    const onProgress = (sentBytes: number) => told.push(sentBytes)
    await platform.uploadForm(formTo(`${server.origin}/`, path, { onProgress }))
    expect(told.at(-1)).toBe(server.requests[0]?.body.length)
    expect(told).toEqual([...told].sort((a, b) => a - b))
  })

  test('a file that my.saveFile has kept is told with what to do instead', async () => {
    const { host, platform, server, disk } = await openWorld()
    const { path } = host.addSavedFile(disk.write('kept.mp4', bytes))
    const upload = platform.uploadForm(formTo(`${server.origin}/`, path))
    await expect(upload).rejects.toMatchObject({ code: 'file-unreadable' })
    await expect(upload).rejects.toThrow('my.saveFile has kept cannot be uploaded: hand over the path')
  })
})

test('the digest of a file comes from the file system', async () => {
  const { host, disk } = await openWorld()
  const { getFileInfo, ...my } = host.my
  const file = await alipayPlatform(my).openFile({ path: host.addTempFile(disk.write('a.mp4', bytes)).path })
  expect(await file.md5?.()).toMatch(/^[0-9a-f]{32}$/)
})

describe('files before base library 1.13.0', () => {
  test('the size and the digest come from the older call', async () => {
    const { host, platform, disk } = await openWorld({ fileSystem: false })
    const file = await platform.openFile({ path: host.addTempFile(disk.write('a.mp4', bytes)).path })
    expect(file.size).toBe(bytes.length)
    expect(await file.md5?.()).toMatch(/^[0-9a-f]{32}$/)
    expect(await codeOf(file.read(0, 10))).toBe('unsupported')
    expect(await codeOf(platform.openFile({ path: 'https://resource/none.video' }))).toBe('file-missing')
  })

  test('where that is missing too, the size is the picker’s', async () => {
    const { getFileInfo, getFileSystemManager, ...my } = createAlipayHost().my
    const platform = alipayPlatform(my)
    const file = await platform.openFile({ path: 'https://resource/a.video', size: 42 })
    expect(file.size).toBe(42)
    expect(file.md5).toBeUndefined()
    const unknown = platform.openFile({ path: 'https://resource/a.video' })
    await expect(unknown).rejects.toMatchObject({ code: 'unsupported' })
    await expect(unknown).rejects.toThrow('hand over the size that the picker gave')
  })
})

describe('storage and wakes', () => {
  test.each(['data', 'APDataStorage'] as const)(
    'a value comes back from %p, and an absent key from null',
    async (storedMember) => {
      const { platform } = await openWorld({ storedMember })
      expect(await platform.storage.get('key')).toBeUndefined()
      await platform.storage.set('key', '')
      expect(await platform.storage.get('key')).toBe('')
      await platform.storage.set('key', 'x'.repeat(100 * 1024))
      expect(await platform.storage.get('key')).toHaveLength(100 * 1024)
      expect(await codeOf(platform.storage.set('key', 'x'.repeat(200 * 1024)))).toBe('storage')
    },
  )

  test('a value outlives the app, and one that is no string is not ours', async () => {
    const { platform, host } = await openWorld()
    await platform.storage.set('kept', 'yes')
    host.my.setStorageSync({ key: 'foreign', data: { of: 'the app' } })
    const restarted = alipayPlatform(createAlipayHost({ storedValues: host.storedValues }).my)
    expect(await restarted.storage.get('kept')).toBe('yes')
    expect(await restarted.storage.get('foreign')).toBeUndefined()
  })

  test('listeners do not pile up on the host', async () => {
    const { platform, host } = await openWorld()
    const wakes: string[] = []
    for (let wait = 0; wait < 20; wait += 1) platform.onWake?.((reason) => wakes.push(reason))?.()
    expect(host.listenerCount()).toBe(0)
    const stop = platform.onWake?.((reason) => wakes.push(reason))
    host.setOnline(false)
    host.setOnline(true)
    host.goBackground()
    host.goForeground()
    stop?.()
    expect(wakes).toEqual(['offline', 'online', 'background', 'foreground'])
    expect(host.listenerCount()).toBe(0)
  })
})

test('getAuth is told a cover by a name that VOD takes, though its temp path ends in no format', async () => {
  const { platform, host, disk } = await openWorld()
  const asked: object[] = []
  const uploader = createUploader(platform, {
    getAuth: ({ file: { name, type }, kind }) => {
      asked.push({ kind, name, type })
      throw new UploadError('credential-unavailable', 'No more is to be seen.')
    },
    log: () => undefined,
  })
  const pick = (name: string) => host.addTempFile(disk.write(name, bytes)).path
  const handle = uploader.upload(pick('film.mp4'), { coverUrl: pick('cover.png') })
  await expect(handle.result).rejects.toMatchObject({ code: 'credential-unavailable' })
  expect(asked).toEqual([
    { kind: 'create-image', name: expect.stringMatching(/^\w+\.jpg$/), type: 'image/jpeg' },
    { kind: 'create-video', name: expect.stringMatching(/^\w+\.mp4$/), type: 'video/mp4' },
  ])
})
