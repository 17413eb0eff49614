import { browserPlatform } from '@vod-upload/browser'
import { createCanceller, type FileSource, type FormUpload } from '@vod-upload/platform'
import { openPage, type SimulatedPage, startRecordingServer } from '@vod-upload/testkit'
import { pageWith, settled } from './strange-page'

let page: SimulatedPage

beforeEach(async () => {
  page = await openPage()
})
afterEach(() => {
  jest.useRealTimers()
  page.close()
})

const fileOf = (text: string) => page.pick('clip.mp4', new TextEncoder().encode(text), 'video/mp4')
const formOf = (given: Partial<FormUpload>): FormUpload => ({
  url: 'https://bucket.example.com/',
  source: { path: 'blob:http://page/1' },
  fileField: 'file',
  fields: {},
  timeoutMs: 1000,
  ...given,
})
const pageWithXhr = (XMLHttpRequest: unknown) => browserPlatform(pageWith(page.window, { XMLHttpRequest }))

/** Sends nothing, and is never answered. */
const silentXhr = () =>
  class extends page.window.XMLHttpRequest {
    override send(): void {}
  }

test.each<[string, Partial<FileSource>, string]>([
  ['the name that the app gives', { name: 'holiday.mp4' }, 'holiday.mp4'],
  ['else the name that it has', {}, 'clip.mp4'],
])('a form tells %s of its file', async (_, named, name) => {
  const server = await startRecordingServer()
  const source = { path: '', raw: fileOf('film'), ...named }
  await settled(browserPlatform(page.window).uploadForm(formOf({ url: server.origin, source })))
  await server.close()
  expect(server.requests.map(({ body }) => body.toString())).toEqual([
    expect.stringContaining(`filename="${name}"`),
  ])
})

test('a file that has become shorter is not read as if it were whole', async () => {
  const raw = { size: 9, slice: (start: number, end: number) => fileOf('film').slice(start, end) }
  const file = await browserPlatform(page.window).openFile({ path: '', raw })
  expect(await settled(file.read(0, 9))).toMatchObject({ code: 'file-unreadable' })
})

test('a file that was removed before its size was asked for is missing, not empty', async () => {
  const raw = fileOf('')
  page.breakFile(raw, 'NotFoundError')
  const opening = browserPlatform(page.window).openFile({ path: '', raw })
  expect(await settled(opening)).toMatchObject({ code: 'file-missing' })
})

test('what has a size and cannot be cut is no File, so that its URL counts', async () => {
  const path = page.createObjectUrl(fileOf('film'))
  const opened = await browserPlatform(page.window).openFile({ path, raw: { path, size: 4 } })
  expect(new TextDecoder().decode(await opened.read(0, 4))).toBe('film')
})

test('a WebView that answers for a blob: URL with status 0 has given the file', async () => {
  const file = fileOf('film')
  class WebViewXhr extends page.window.XMLHttpRequest {
    override get status(): number {
      return 0
    }
    override get response(): unknown {
      return file
    }
    override send(): void {
      this.dispatchEvent(new page.window.Event('load'))
    }
  }
  const opened = await pageWithXhr(WebViewXhr).openFile({ path: 'blob:http://page/1' })
  expect(opened.size).toBe(4)
})

test('a blob: URL whose fetch the browser gives up leads to no file', async () => {
  class GivenUp extends page.window.XMLHttpRequest {
    override send(): void {
      this.dispatchEvent(new page.window.Event('abort'))
    }
  }
  const opening = pageWithXhr(GivenUp).openFile({ path: 'blob:http://page/1' })
  expect(await settled(opening)).toMatchObject({ code: 'file-missing' })
})

test('a cancel ends a form whose blob: URL is being fetched', async () => {
  const canceller = createCanceller()
  const form = formOf({ timeoutMs: 20000, signal: canceller.signal })
  const sending = settled(pageWithXhr(silentXhr()).uploadForm(form))
  canceller.cancel()
  expect(await sending).toMatchObject({ code: 'cancelled' })
})

test('a blob: URL that never answers is given up after a minute, where nobody asks for less', async () => {
  jest.useFakeTimers()
  const opening = settled(pageWithXhr(silentXhr()).openFile({ path: 'blob:http://page/1' }))
  await jest.advanceTimersByTimeAsync(60000)
  expect(jest.getTimerCount()).toBe(0)
  expect(await opening).toMatchObject({ code: 'timeout' })
})

test('a form has one timeout for looking at its file and for sending it', async () => {
  jest.useFakeTimers()
  class SlowReader {
    readonly result = new ArrayBuffer(1)
    readonly error = null
    private onLoad: () => void = () => undefined
    addEventListener(type: string, listener: () => void): void {
      if (type === 'load') this.onLoad = listener
    }
    readAsArrayBuffer(): void {
      setTimeout(() => this.onLoad(), 900)
    }
  }
  const slow = { FileReader: SlowReader, XMLHttpRequest: silentXhr() }
  const platform = browserPlatform(pageWith(page.window, slow))
  const ended = jest.fn()
  settled(platform.uploadForm(formOf({ source: { path: '', raw: fileOf('film') } }))).then(ended)
  await jest.advanceTimersByTimeAsync(999)
  expect(ended).not.toHaveBeenCalled()
  await jest.advanceTimersByTimeAsync(1)
  expect(ended).toHaveBeenCalledWith(expect.objectContaining({ code: 'timeout' }))
})
