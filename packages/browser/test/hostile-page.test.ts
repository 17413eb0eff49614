// A page whose browser, framework or network does what none should.
import { browserPlatform } from '@vod-upload/browser'
import { createCanceller, type FormUpload } from '@vod-upload/platform'
import { openPage, type RecordingServer, type SimulatedPage, startRecordingServer } from '@vod-upload/testkit'
import { settled, pageWith as strangePage } from './strange-page'

let page: SimulatedPage
let server: RecordingServer

beforeEach(async () => {
  page = await openPage()
  server = await startRecordingServer((_, response) => {
    response.setHeader('access-control-allow-origin', '*')
    response.end('done')
  })
})
afterEach(async () => {
  await page.idle()
  page.close()
  await server.close()
})

const pageWith = (members: Parameters<typeof strangePage>[1]) => strangePage(page.window, members)
const fileOf = (text: string) => new page.window.File([text], 'clip.mp4', { type: 'video/mp4' })

function formOf(given: Partial<FormUpload> = {}): FormUpload {
  const source = { path: 'clip.mp4', raw: fileOf('film') }
  return {
    url: `${server.origin}/`,
    source,
    fileField: 'file',
    fields: { key: 'k' },
    timeoutMs: 20000,
    ...given,
  }
}

/** Reads nothing, ever. */
class SilentReader {
  readonly result = null
  readonly error = null
  addEventListener(): void {}
  readAsArrayBuffer(): void {}
}

test('a form whose file the browser never reads ends by its own timeout, and by a cancel', async () => {
  const platform = browserPlatform(pageWith({ FileReader: SilentReader }))
  expect(await settled(platform.uploadForm(formOf({ timeoutMs: 60 })))).toMatchObject({ code: 'timeout' })
  const canceller = createCanceller()
  const cancelled = settled(platform.uploadForm(formOf({ signal: canceller.signal })))
  canceller.cancel()
  expect(await cancelled).toMatchObject({ code: 'cancelled' })
  expect(server.requests).toHaveLength(0)
})

test('a blob: URL that never answers ends with the form that wants it', async () => {
  class Silent extends page.window.XMLHttpRequest {
    override send(): void {}
  }
  const platform = browserPlatform(pageWith({ XMLHttpRequest: Silent }))
  const form = formOf({ source: { path: 'blob:http://page/1' }, timeoutMs: 60 })
  expect(await settled(platform.uploadForm(form))).toMatchObject({ code: 'timeout' })
})

test('what was cancelled before is cancelled, whatever else is wrong with it', async () => {
  const canceller = createCanceller()
  canceller.cancel()
  const form = formOf({ source: { path: '/no/file' }, signal: canceller.signal })
  expect(await settled(browserPlatform(page.window).uploadForm(form))).toMatchObject({ code: 'cancelled' })
})

test('a header that the browser refuses is named, and its value is not told', async () => {
  class Strict extends page.window.XMLHttpRequest {
    override setRequestHeader(_: string, value: string): void {
      throw new SyntaxError(`'${value}' is not a valid HTTP header field value.`)
    }
  }
  const error = await settled(
    browserPlatform(pageWith({ XMLHttpRequest: Strict })).request({
      method: 'GET',
      url: server.origin,
      headers: { 'x-oss-security-token': 'sEc\nReT' },
      timeoutMs: 1000,
    }),
  )
  expect(error).toEqual({
    code: 'unsupported',
    message: 'The browser refused the value of the header x-oss-security-token.',
  })
})

test('a wrapper around a File is no file', async () => {
  const wrapped = {
    size: 4,
    slice() {
      throw new TypeError('Illegal invocation')
    },
  }
  const platform = browserPlatform(page.window)
  const source = { path: 'clip.mp4', raw: wrapped }
  const opened = platform.openFile(source).then((file) => file.read(0, 4))
  expect(await settled(opened)).toMatchObject({ code: 'file-unreadable' })
  expect(await settled(platform.uploadForm(formOf({ source })))).toMatchObject({ code: 'file-unreadable' })
})

test('a file that no form takes is told in a sentence', async () => {
  class Choosy {
    append(): void {
      throw new TypeError("parameter 2 is not of type 'Blob'")
    }
  }
  const error = await settled(browserPlatform(pageWith({ FormData: Choosy })).uploadForm(formOf()))
  expect(error).toMatchObject({ code: 'unsupported', message: expect.stringContaining('hand over the File') })
})

test.each([Number.NaN, -1])('a file of %p bytes is none', async (size) => {
  const raw = { size, slice: () => fileOf('') }
  expect(await settled(browserPlatform(page.window).openFile({ path: 'a', raw }))).toMatchObject({
    code: 'file-unreadable',
  })
})

test('a storage that gives something else than text has nothing for us', async () => {
  const platform = browserPlatform(pageWith({ localStorage: { getItem: () => 5 } }))
  expect(await platform.storage.get('key')).toBeUndefined()
})

test('a page tells how much of a form, and of a body, it has sent', async () => {
  // jsdom counts nothing, so it is told what to say.
  class Telling extends page.window.XMLHttpRequest {
    override send(body?: never): void {
      super.send(body)
      this.upload.dispatchEvent(new page.window.ProgressEvent('progress', { loaded: 312 }))
    }
  }
  const platform = browserPlatform(pageWith({ XMLHttpRequest: Telling }))
  const sent: number[] = []
  const onProgress = (sentBytes: number) => sent.push(sentBytes)
  await platform.uploadForm(formOf({ onProgress }))
  expect(sent).toContain(312)
  sent.length = 0
  const request = {
    url: server.origin,
    headers: { 'content-type': 'text/plain' },
    timeoutMs: 5000,
    onProgress,
  }
  await platform.request({ ...request, method: 'POST', body: new ArrayBuffer(400) })
  expect(sent).toContain(312)
})

test('a GET with a listener for progress asks no leave of the server first', async () => {
  const onProgress = () => undefined
  const request = { url: server.origin, headers: {}, timeoutMs: 5000, onProgress }
  await browserPlatform(page.window).request({ ...request, method: 'GET' })
  expect(server.requests.map(({ method }) => method)).toEqual(['GET'])
})

test('a blob: URL that is answered by an error page leads to no file', async () => {
  class ErrorPage extends page.window.XMLHttpRequest {
    override get status(): number {
      return 404
    }
    override get response(): unknown {
      return fileOf('not found')
    }
    override send(): void {
      setImmediate(() => this.dispatchEvent(new page.window.Event('load')))
    }
  }
  const platform = browserPlatform(pageWith({ XMLHttpRequest: ErrorPage }))
  expect(await settled(platform.openFile({ path: 'blob:http://page/1' }))).toMatchObject({
    code: 'file-missing',
  })
})
