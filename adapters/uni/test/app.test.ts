// What the contract does not ask, because no other host is like this one.
import { createHash } from 'node:crypto'
import { createCanceller, type FormUpload } from '@vod-upload/platform'
import {
  createDiskFolder,
  createUniAppHost,
  patternBytes,
  startRecordingServer,
  type UniAppHost,
} from '@vod-upload/testkit'
import { uniAppPlatform } from '../src/uni-app-platform'
import { interceptedBy } from './intercepted'

const bytes = patternBytes(300_000)

const opened: Array<() => Promise<void>> = []

afterEach(async () => {
  for (const close of opened.splice(0)) await close()
})

async function openApp(host: UniAppHost = createUniAppHost()) {
  const disk = createDiskFolder()
  const server = await startRecordingServer()
  const { path } = host.addTempFile(disk.write('clip.mp4', bytes))
  const form: FormUpload = {
    url: `http://127.0.0.1:${server.port}/`,
    source: { path },
    fileField: 'file',
    fields: { key: 'clip.mp4', policy: 'cG9saWN5' },
    timeoutMs: 5000,
  }
  opened.push(async () => {
    await host.idle()
    await server.close()
    disk.remove()
  })
  return { host, platform: uniAppPlatform(host.uni), server, form }
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'resolved',
    ({ code }) => code,
  )
}

test('a body is refused before it crosses to native code', async () => {
  const { host, platform, form } = await openApp()
  const request = {
    method: 'PUT' as const,
    url: form.url,
    headers: {},
    body: new ArrayBuffer(8),
    timeoutMs: 100,
  }
  expect(await codeOf(platform.request(request))).toBe('unsupported')
  expect(host.calls).toHaveLength(0)
})

test('a file that is gone is never sent as a form without a file', async () => {
  const { host, platform, form, server } = await openApp()
  host.removeTempFile(form.source.path)
  expect(await codeOf(platform.uploadForm(form))).toBe('file-missing')
  expect(server.requests).toHaveLength(0)
})

test('a cancel during the look at the file sends nothing', async () => {
  const { host, platform, form } = await openApp()
  const canceller = createCanceller()
  const code = codeOf(platform.uploadForm({ ...form, signal: canceller.signal }))
  canceller.cancel()
  expect(await code).toBe('cancelled')
  await host.idle()
  expect(host.calls).toHaveLength(0)
})

test('an upload that throws where it starts rejects', async () => {
  const { host, form } = await openApp()
  const platform = uniAppPlatform({
    ...host.uni,
    uploadFile() {
      throw new Error('no such module')
    },
  })
  expect(await codeOf(platform.uploadForm(form))).toBe('unsupported')
})

test('an app that tells twice of the file sends one form', async () => {
  const { host, form, server } = await openApp()
  const platform = uniAppPlatform({
    ...host.uni,
    getFileInfo: ({ filePath, success, fail }) =>
      host.uni.getFileInfo({
        filePath,
        success: (info) => {
          success(info)
          success(info)
        },
        fail,
      }),
  })
  expect(await platform.uploadForm(form)).toMatchObject({ status: 200 })
  await host.idle()
  expect(server.requests).toHaveLength(1)
})

test('progress is told, also where the look at the file has ended before anybody listens', async () => {
  for (const looksAtOnce of [false, true]) {
    const { host, form } = await openApp()
    const platform = uniAppPlatform({
      ...host.uni,
      getFileInfo: (options) =>
        looksAtOnce ? options.success({ size: bytes.length }) : host.uni.getFileInfo(options),
    })
    const told: number[] = []
    await platform.uploadForm({ ...form, onProgress: (sentBytes) => told.push(sentBytes) })
    expect(told[told.length - 1]).toBeGreaterThanOrEqual(bytes.length)
  }
})

test('an upload whose progress is not to be had is sent, and nothing is thrown at the host', async () => {
  const { host, form, server } = await openApp()
  const thrown: unknown[] = []
  const platform = uniAppPlatform({
    ...host.uni,
    getFileInfo: ({ success }) => {
      Promise.resolve({ size: bytes.length })
        .then(success)
        .catch((cause) => thrown.push(cause))
    },
    uploadFile: (options) => ({
      ...host.uni.uploadFile(options),
      onProgressUpdate() {
        throw new Error('no such event')
      },
    }),
  })
  expect(await platform.uploadForm(form)).toMatchObject({ status: 200 })
  expect(server.requests).toHaveLength(1)
  expect(thrown).toEqual([])
})

test.each(['before', 'after'])(
  'an upload that is cancelled %s an interceptor of the app lets it go is aborted',
  async (when) => {
    const { host, form } = await openApp()
    const abort = jest.fn()
    let given: Promise<object> | undefined
    let letGo: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    const platform = uniAppPlatform({
      ...host.uni,
      getFileInfo: ({ success }) => success({ size: bytes.length }),
      uploadFile: () => {
        const task = held.then(() => ({ abort }))
        given = task
        return task
      },
    })
    const canceller = createCanceller()
    const code = codeOf(platform.uploadForm({ ...form, signal: canceller.signal }))
    if (when === 'after') {
      letGo()
      await given
    }
    canceller.cancel()
    letGo()
    await given
    expect(await code).toBe('cancelled')
    expect(abort).toHaveBeenCalledTimes(1)
  },
)

test('a call whose interceptor throws fails, since no callback would ever come', async () => {
  const { host, form } = await openApp()
  const platform = uniAppPlatform(interceptedBy(host.uni, () => Promise.reject(new Error('not signed in'))))
  const request = { method: 'GET' as const, url: form.url, headers: {}, timeoutMs: 20000 }
  await expect(platform.uploadForm(form)).rejects.toThrow('not signed in')
  await expect(platform.request(request)).rejects.toThrow('not signed in')
})

test('a storage that fails for a key that it has is told by `storage`', async () => {
  const { host } = await openApp()
  host.uni.setStorageSync('lesson', 'kept')
  const platform = uniAppPlatform({
    ...host.uni,
    getStorage: ({ fail }) => fail({ errMsg: 'getStorage:fail' }),
  })
  expect(await codeOf(platform.storage.get('lesson'))).toBe('storage')
  expect(await platform.storage.get('other')).toBeUndefined()
})

test('an app that comes to the front wakes whoever waits', async () => {
  const { host, platform } = await openApp()
  host.goBackground()
  const wakes: string[] = []
  const stop = platform.onWake?.((reason) => wakes.push(reason))
  host.goForeground()
  expect(wakes).toEqual(['foreground'])
  stop?.()
  expect(host.listenerCount()).toBe(0)
})

test('the MD5 of a file is the one that native code tells', async () => {
  const { platform, form } = await openApp()
  const file = await platform.openFile(form.source)
  expect(await file.md5?.()).toBe(createHash('md5').update(bytes).digest('hex'))
})
