import { browserPlatform } from '@vod-upload/browser'
import {
  openPage,
  type PageWindow,
  type RecordingServer,
  type SimulatedPage,
  startRecordingServer,
} from '@vod-upload/testkit'
import type { BrowserHost } from '../src/host'
import { wakeSource } from '../src/wake'

let page: SimulatedPage
let server: RecordingServer

beforeEach(async () => {
  page = await openPage()
  // It says nothing of CORS, as a bucket without a rule.
  server = await startRecordingServer()
})
afterEach(async () => {
  await page.idle()
  page.close()
  await server.close()
})

const headers = { 'content-type': 'text/plain' }
const get = (host: PageWindow) =>
  browserPlatform(host).request({
    method: 'GET',
    url: `${server.origin}/key?Signature=secret`,
    headers,
    timeoutMs: 5000,
  })

test('a server without a rule for CORS is a network error, whose sentence tells the rule to add', async () => {
  const error = await get(page.window).catch((cause) => cause)
  expect(error.code).toBe('network')
  expect(error.message).toContain(server.origin)
  expect(error.message).toContain('add a CORS rule')
  expect(error.message).toContain('ETag')
  expect(error.message).not.toContain('secret')
})

test('a WebView that ends a broken request as if it were answered, with status 0, gives no response', async () => {
  class BrokenLine extends page.window.XMLHttpRequest {
    override send(): void {
      setImmediate(() => this.dispatchEvent(new page.window.Event('load')))
    }
  }
  await expect(
    get(Object.create(page.window, { XMLHttpRequest: { value: BrokenLine } })),
  ).rejects.toMatchObject({
    code: 'network',
  })
})

test('cookies are never sent, whatever the page has set', async () => {
  const seen: boolean[] = []
  class Spy extends page.window.XMLHttpRequest {
    override send(): void {
      seen.push(this.withCredentials)
      super.send()
    }
  }
  await get(Object.create(page.window, { XMLHttpRequest: { value: Spy } })).catch(() => undefined)
  expect(seen).toEqual([false])
})

test.each([
  ['a path of this site', 'picked.mp4'],
  ['no path', ''],
  ['a web address', 'https://example.com/a.mp4'],
])('%s is no file, and is not fetched in its place', async (_, path) => {
  const opening = browserPlatform(page.window).openFile({ path })
  await expect(opening).rejects.toMatchObject({
    code: 'file-missing',
    message: expect.stringContaining('File'),
  })
})

test.each([
  ['NotFoundError', 'file-missing'],
  ['NotReadableError', 'file-unreadable'],
] as const)('a File that fails with %s is %s, when it is opened and when it is sent', async (fault, code) => {
  const raw = page.pick('a.mp4', new Uint8Array(100), 'video/mp4')
  page.breakFile(raw, fault)
  const platform = browserPlatform(page.window)
  await expect(platform.openFile({ path: '', raw })).rejects.toMatchObject({ code })
  const form = {
    url: server.origin,
    source: { path: '', raw },
    fileField: 'file',
    fields: {},
    timeoutMs: 5000,
  }
  await expect(platform.uploadForm(form)).rejects.toMatchObject({ code })
  expect(server.requests).toEqual([])
})

test('a File tells when it was changed, for the identity of the file', async () => {
  const raw = page.pick('a.mp4', new Uint8Array(100), 'video/mp4')
  expect((await browserPlatform(page.window).openFile({ path: '', raw })).modifiedAt).toBe(raw.lastModified)
})

test.each<[string, PropertyDescriptor]>([
  [
    'throws when it is looked at',
    {
      get() {
        throw new page.window.DOMException('denied', 'SecurityError')
      },
    },
  ],
  ['is null', { value: null }],
  ['is full', { value: { setItem: () => refuse('QuotaExceededError') } }],
])('a localStorage that %s is told as storage', async (_, descriptor) => {
  const { storage } = browserPlatform(Object.create(page.window, { localStorage: descriptor }))
  await expect(storage.set('key', 'value')).rejects.toMatchObject({ code: 'storage' })
})

function refuse(name: string): never {
  throw new page.window.DOMException('refused', name)
}

test('a page tells that it is hidden, and shown', () => {
  const told: string[] = []
  const stop = browserPlatform(page.window).onWake?.((reason) => told.push(reason))
  page.setVisible(false)
  page.setVisible(true)
  expect(told).toEqual(['background', 'foreground'])
  stop?.()
  page.setVisible(false)
  page.setVisible(true)
  expect(told).toEqual(['background', 'foreground'])
})

test.each<[string, object | undefined, string[]]>([
  ['Wi-Fi', { connection: { type: 'wifi' } }, ['online by wifi']],
  ['a cable', { connection: { type: 'ethernet' } }, ['online by wifi']],
  ['mobile data', { connection: { type: 'cellular' } }, ['online by mobile']],
  ['a network of no kind', { connection: { type: 'unknown' } }, []],
  ['a browser that does not tell', { onLine: true }, []],
  ['no network', { onLine: false, connection: { type: 'none' } }, ['offline']],
  ['no navigator', undefined, []],
])('who begins to listen by %s soon hears %j', async (_, navigator, wanted) => {
  // As its own object, since that of a page cannot be changed.
  const host = { ...pageEvents(), navigator }
  const told: string[] = []
  const stop = wakeSource(host)((...news) => told.push(news.filter(Boolean).join(' by ')))
  expect(told).toEqual([])
  await Promise.resolve()
  expect(told).toEqual(wanted)
  stop()
  wakeSource(host)(() => told.push('after the end'))()
  await Promise.resolve()
  expect(told).toEqual(wanted)
})

test('a page in Chromium on a phone tells from which network to which it goes, and nothing of its speed', async () => {
  const phone = await openPage({ tellsNetwork: true })
  const told: string[] = []
  const stop = browserPlatform(phone.window).onWake?.((...news) =>
    told.push(news.filter(Boolean).join(' by ')),
  )
  await Promise.resolve()
  phone.setNetwork('cellular')
  const { connection } = phone.window.navigator as Navigator & { readonly connection: EventTarget }
  connection.dispatchEvent(new phone.window.Event('change'))
  phone.setNetwork('wifi')
  expect(told).toEqual(['online by wifi', 'online by mobile', 'online by wifi'])
  stop?.()
  phone.setNetwork('cellular')
  expect(told).toHaveLength(3)
  phone.close()
})

/** As much of a page as wakes need. */
function pageEvents(): BrowserHost {
  const events = { addEventListener: () => undefined, removeEventListener: () => undefined }
  return { ...events, document: { ...events, visibilityState: 'visible' } } as unknown as BrowserHost
}
