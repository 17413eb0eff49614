import { sendForm } from '../src/form'
import type { WxLikeHost } from '../src/host'
import { somehost } from './somehost'

test('only progress in bytes reaches the caller, and nothing is thrown at the host', async () => {
  const updates: unknown[] = [
    undefined,
    {},
    { totalBytesSent: undefined },
    { totalBytesSent: '7' },
    { totalBytesSent: Number.NaN },
    { totalBytesSent: -1 },
    { totalBytesSent: 7 },
  ]
  const never = () => undefined
  const host: WxLikeHost = {
    request: never,
    uploadFile: ({ success }) => ({
      onProgressUpdate(listener) {
        for (const update of updates) listener(update as never)
        success({ statusCode: 204, data: '' })
      },
      onHeadersReceived: (listener) => listener(undefined),
    }),
    getFileSystemManager: () => ({ stat: never, readFile: never }),
    getStorage: never,
    setStorage: never,
    removeStorage: never,
  }
  const told: number[] = []
  const answer = await sendForm(host, somehost, {
    url: 'https://a.example.com/',
    source: { path: 'a' },
    fileField: 'file',
    fields: {},
    timeoutMs: 1000,
    onProgress: (sentBytes) => told.push(sentBytes),
  })
  expect(answer).toEqual({ status: 204, headers: {}, text: '' })
  expect(told).toEqual([7])
})
