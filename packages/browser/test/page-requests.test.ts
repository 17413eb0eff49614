import { browserPlatform } from '@vod-upload/browser'
import { createCanceller, type HttpRequest } from '@vod-upload/platform'
import { openPage, type SimulatedPage } from '@vod-upload/testkit'
import { pageWith, settled } from './strange-page'

let page: SimulatedPage

beforeEach(async () => {
  page = await openPage()
})
afterEach(() => page.close())

const requestOf = (given: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'PUT',
  url: 'https://bucket.example.com/key',
  headers: {},
  timeoutMs: 20000,
  ...given,
})
const send = (XMLHttpRequest: unknown, request: HttpRequest) =>
  browserPlatform(pageWith(page.window, { XMLHttpRequest })).request(request)

test('a page begins no more requests at a time than a browser makes to one server', () => {
  expect(browserPlatform(page.window).capabilities.maxConcurrentRequests).toBe(6)
})

test('an answer is asked for as text, which no browser parses first', async () => {
  const asked: string[] = []
  class Asked extends page.window.XMLHttpRequest {
    override send(): void {
      asked.push(this.responseType)
      this.dispatchEvent(new page.window.Event('error'))
    }
  }
  await settled(send(Asked, requestOf()))
  expect(asked).toEqual(['text'])
})

test('a request that the browser itself gives up is a network error at once', async () => {
  class GivenUp extends page.window.XMLHttpRequest {
    override send(): void {
      setImmediate(() => this.dispatchEvent(new page.window.Event('abort')))
    }
  }
  expect(await settled(send(GivenUp, requestOf()))).toMatchObject({ code: 'network' })
})

test('an old browser that tells of progress while it aborts is not listened to', async () => {
  let told = 0
  class Parting extends page.window.XMLHttpRequest {
    override send(): void {}
    override abort(): void {
      told += 1
      this.upload.dispatchEvent(new page.window.ProgressEvent('progress', { loaded: 400 }))
    }
  }
  const canceller = createCanceller()
  const sent: number[] = []
  const request = requestOf({
    body: new ArrayBuffer(400),
    onProgress: (sentBytes) => sent.push(sentBytes),
    signal: canceller.signal,
  })
  const sending = settled(send(Parting, request))
  canceller.cancel()
  expect(await sending).toMatchObject({ code: 'cancelled' })
  expect(told).toBe(1)
  expect(sent).toEqual([])
})

test('progress that is told after the answer is too late', async () => {
  const requests: XMLHttpRequest[] = []
  class Tardy extends page.window.XMLHttpRequest {
    override send(): void {
      requests.push(this)
      this.dispatchEvent(new page.window.Event('error'))
    }
  }
  const sent: number[] = []
  const onProgress = (sentBytes: number) => sent.push(sentBytes)
  await settled(send(Tardy, requestOf({ body: new ArrayBuffer(400), onProgress })))
  const progress = new page.window.ProgressEvent('progress', { loaded: 400 })
  for (const { upload } of requests) upload.dispatchEvent(progress)
  expect(requests).toHaveLength(1)
  expect(sent).toEqual([])
})
