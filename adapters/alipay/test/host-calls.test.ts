import { alipayPlatform } from '@vod-upload/alipay'
import { createAlipayHost } from '@vod-upload/testkit'
import { formTo, requestTo } from './alipay-world'

interface AnsweredCall {
  readonly timeout?: number
  success?(answer: { statusCode: number; data: string }): void
}

test('the host is told how long either call may take', async () => {
  const timeouts: unknown[] = []
  const answer = ({ timeout, success }: AnsweredCall) => {
    timeouts.push(timeout)
    success?.({ statusCode: 200, data: '' })
    return undefined
  }
  const platform = alipayPlatform({ ...createAlipayHost().my, request: answer, uploadFile: answer })
  await platform.request(requestTo('https://a.example.com/', { timeoutMs: 1234 }))
  await platform.uploadForm(formTo('https://a.example.com/', 'https://resource/a.video', { timeoutMs: 5678 }))
  expect(timeouts).toEqual([1234, 5678])
})

test('headers that only an event tells are those of the answer, and an empty event tells nothing', async () => {
  const told: number[] = []
  const platform = alipayPlatform({
    ...createAlipayHost().my,
    uploadFile: ({ success }) => ({
      onProgressUpdate: (listener) => listener(undefined),
      onHeadersReceived(listener) {
        listener({ header: { ETag: '"5F"' } })
        success({ statusCode: 200, data: '' })
        listener(undefined)
      },
    }),
  })
  const onProgress = (sentBytes: number) => told.push(sentBytes)
  const form = formTo('https://a.example.com/', 'https://resource/a.video', { onProgress })
  expect(await platform.uploadForm(form)).toMatchObject({ headers: { etag: '"5F"' } })
  expect(told).toEqual([])
})

test.each([
  ['totalBytesWritten', 'headers'],
  ['totalBytesSent', 'header'],
])('progress under %p and headers under %p are both heard', async (progress, headers) => {
  const told: number[] = []
  const platform = alipayPlatform({
    ...createAlipayHost().my,
    uploadFile: ({ success }) => ({
      onProgressUpdate: (listener) => listener({ [progress]: 7 }),
      onHeadersReceived(listener) {
        listener({ [headers]: { ETag: '"E"' } })
        success({ statusCode: '200', header: {}, data: '' })
      },
    }),
  })
  const form = formTo('https://a.example.com/', 'https://resource/a', {
    onProgress: (sent) => told.push(sent),
  })
  expect(await platform.uploadForm(form)).toMatchObject({ status: 200, headers: { etag: '"E"' } })
  expect(told).toEqual([7])
})
