import {
  createDiskFolder,
  createWechatHost,
  patternBytes,
  type RecordingServer,
  startFaultProxy,
  startRecordingServer,
} from '../src'

let server: RecordingServer
let release: () => void
const disk = createDiskFolder()

beforeEach(async () => {
  const held: Array<() => void> = []
  let released = false
  release = () => {
    released = true
    for (const end of held.splice(0)) end()
  }
  server = await startRecordingServer((_, response) => {
    if (released) response.end()
    else held.push(() => response.end())
  })
})
afterEach(() => server.close())
afterAll(() => disk.remove())

/** Starts so many calls, and gathers how each of them ends, in order of ending. */
function start(host: ReturnType<typeof createWechatHost>, count: number) {
  const ends: string[] = []
  for (let index = 0; index < count; index += 1) {
    host.wx.request({
      url: `${server.origin}/${index}`,
      success: () => ends.push(`${index} ok`),
      fail: ({ errMsg, errno }) => ends.push(`${index} ${errMsg} ${errno}`),
    })
  }
  return ends
}

test('request and uploadFile share ten slots; the rest waits in order and is not refused', async () => {
  const host = createWechatHost()
  const ends = start(host, 8)
  const file = host.addTempFile(disk.write('a.jpg', patternBytes(10)))
  for (let index = 0; index < 5; index += 1) {
    host.wx.uploadFile({ url: `${server.origin}/`, filePath: file.path, name: 'file' })
  }
  expect(host).toMatchObject({ inFlight: 10, queued: 3 })
  expect(host.calls.map(({ outcome }) => outcome)).toEqual([
    ...Array.from({ length: 10 }, () => 'sent'),
    'queued',
    'queued',
    'queued',
  ])
  release()
  await host.idle()
  expect(ends).toHaveLength(8)
  expect(server.requests).toHaveLength(13)
  expect(host).toMatchObject({ inFlight: 0, queued: 0, maxInFlight: 10 })
})

test('a call that waits can be aborted without ever being sent', async () => {
  const host = createWechatHost()
  start(host, 10)
  const fails: string[] = []
  host.wx.request({ url: `${server.origin}/late`, fail: ({ errMsg = '' }) => fails.push(errMsg) }).abort()
  release()
  await host.idle()
  expect(fails).toEqual(['request:fail abort'])
  expect(server.requests.map(({ url }) => url)).not.toContain('/late')
})

test('a switch of networks ends all that is in flight; what waits goes on over the new one', async () => {
  const host = createWechatHost()
  const changes: unknown[] = []
  host.wx.onNetworkStatusChange((status) => changes.push(status))
  const ends = start(host, 12)
  host.switchNetwork('5g')
  release()
  await host.idle()
  expect(changes).toEqual([{ isConnected: true, networkType: '5g' }])
  expect(ends.filter((end) => /network change, cancel all task 600001$/.test(end))).toHaveLength(10)
  expect(ends.filter((end) => end.endsWith('ok'))).toEqual(['10 ok', '11 ok'])
})

test('off the network everything fails, what waits included, until it is back', async () => {
  const host = createWechatHost()
  const ends = start(host, 12)
  host.setOnline(false)
  ends.push(...start(host, 1))
  await host.idle()
  expect(ends.filter((end) => /network change/.test(end))).toHaveLength(12)
  const offline = start(host, 1)
  await host.idle()
  expect(offline).toEqual([expect.stringMatching(/net::ERR_INTERNET_DISCONNECTED 600001$/)])
  host.setOnline(true)
  release()
  const online = start(host, 1)
  await host.idle()
  expect(online).toEqual(['0 ok'])
})

test('in the background calls go on until the app is suspended, and none starts before it is back', async () => {
  const host = createWechatHost()
  const events: string[] = []
  host.wx.onAppHide(() => events.push('hide'))
  host.wx.onAppShow(() => events.push('show'))
  const ends = start(host, 11)
  host.goBackground()
  expect(host.inFlight).toBe(10)
  host.suspend()
  expect(host.inFlight).toBe(0)
  const late = start(host, 1)
  await host.idle()
  expect(new Set(ends.map((end) => end.replace(/^\d+ /, '')))).toEqual(
    new Set(['request:fail interrupted 600003']),
  )
  expect(late).toEqual(['0 request:fail interrupted 600003'])
  host.goForeground()
  release()
  const back = start(host, 1)
  await host.idle()
  expect(back).toEqual(['0 ok'])
  expect(events).toEqual(['hide', 'show'])
})

test('a listener that was taken off is not called', () => {
  const host = createWechatHost()
  const listener = jest.fn()
  host.wx.onNetworkStatusChange(listener)
  host.wx.onAppShow(listener)
  expect(host.listenerCount()).toBe(2)
  host.wx.offNetworkStatusChange?.(listener)
  host.wx.offAppShow?.()
  host.setOnline(false)
  host.goBackground()
  host.goForeground()
  expect(listener).not.toHaveBeenCalled()
  expect(host.listenerCount()).toBe(0)
})

test('an old base library lacks what came later', () => {
  const { wx } = createWechatHost({ sdkVersion: '2.9.2' })
  expect(wx.getAppBaseInfo).toBeUndefined()
  expect(wx.offNetworkStatusChange).toBeUndefined()
  expect(wx.getSystemInfoSync().SDKVersion).toBe('2.9.2')
  expect(createWechatHost({ sdkVersion: '2.20.1' }).wx.getAppBaseInfo?.().SDKVersion).toBe('2.20.1')
})

test('the log has each call without its query, how it ended, and how much was sent', async () => {
  const host = createWechatHost()
  release()
  host.wx.request({
    url: `${server.origin}/a?Signature=secret`,
    method: 'PUT',
    data: new ArrayBuffer(100_000),
  })
  host.wx.request({ url: 'http://127.0.0.1:1/b' })
  await host.idle()
  expect(host.calls).toMatchObject([
    {
      api: 'request',
      method: 'PUT',
      url: `${server.origin}/a`,
      sentBytes: 100_000,
      outcome: { status: 200 },
    },
    { url: 'http://127.0.0.1:1/b', sentBytes: 0, outcome: { errno: 600001 } },
  ])
  expect(host.sentBytes).toBe(100_000)
})

test.each([
  { keepAlive: false, connections: 2 },
  { keepAlive: true, connections: 1 },
])('two calls in turn take $connections connections where keepAlive is $keepAlive', async (row) => {
  const line = await startFaultProxy(Number(new URL(server.origin).port))
  const host = createWechatHost({ keepAlive: row.keepAlive })
  release()
  for (const path of ['a', 'b']) {
    host.wx.request({ url: `http://127.0.0.1:${line.port}/${path}` })
    await host.idle()
  }
  expect(line.connections).toBe(row.connections)
  await line.close()
})
