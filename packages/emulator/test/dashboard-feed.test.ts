import { get, type IncomingMessage } from 'node:http'
import { DEFAULT_BUCKET, type Emulator, startEmulator } from '../src'
import type { FeedEvent } from '../src/dashboard/feed-events'
import { bytes, decodeTicket, keysOf, vodClient } from './clients'
import { postForm } from './form-upload'
import { send, xmlValue } from './raw-http'
import { sendSigned } from './signed-request'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator()
})
afterAll(() => emulator.close())

/** A page that listens: everything it is told, and a way to wait for an event. */
async function openPage() {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${emulator.url}/_emulator/events`, resolve).on('error', reject)
  })
  let text = ''
  let look = () => undefined as undefined | boolean
  response.setEncoding('utf8').on('data', (chunk) => {
    text += chunk
    look()
  })
  const events = () =>
    text
      .split('\n\n')
      .slice(0, -1)
      .filter((block) => block.startsWith('data: '))
      .flatMap((block): FeedEvent[] => JSON.parse(block.slice('data: '.length)))
  return {
    response,
    text: () => text,
    events,
    until: (holds: (event: FeedEvent) => boolean) =>
      new Promise<void>((resolve) => {
        look = () => {
          if (events().some(holds)) resolve()
          return undefined
        }
        look()
      }),
    close: () => response.destroy(),
  }
}

test('a page is told everything first, and then what happens, in its order and without a secret', async () => {
  await sendSigned(emulator, { method: 'PUT', key: 'before.txt', body: 'x' })
  const page = await openPage()
  expect(page.response.headers['content-type']).toBe('text/event-stream')
  const created = await vodClient(emulator).request('CreateUploadVideo', {
    Title: 'Film',
    FileName: 'a.mp4',
    FileSize: 200_000,
  })
  const ticket = decodeTicket(created)
  const [key, keys] = [ticket.address.FileName, keysOf(ticket)]
  const opened = await sendSigned(emulator, { method: 'POST', key, keys, query: { uploads: '' } })
  const uploadId = xmlValue(opened, 'UploadId') ?? ''
  const part = { method: 'PUT', key, keys, query: { partNumber: '1', uploadId }, body: bytes(200_000) }
  await sendSigned(emulator, part)
  const headers = { 'x-oss-complete-all': 'yes' }
  await sendSigned(emulator, { method: 'POST', key, keys, query: { uploadId }, headers })
  await postForm(emulator, { keys: { ...keys, accessKeySecret: 'wrong' } })
  await page.until((event) => event.kind === 'request-ended' && event.entry.operation === 'PostObject')
  page.close()

  const ofUpload = page.events().filter((event) => /upload|part|object|medium|snapshot/.test(event.kind))
  expect(ofUpload.map(({ kind }) => kind)).toEqual([
    'snapshot',
    'medium-added',
    'upload-opened',
    'part-stored',
    'upload-ended',
    'object-stored',
  ])
  expect(ofUpload[0]).toMatchObject({
    objects: [{ key: 'before.txt' }],
    requests: [{ operation: 'PutObject' }],
  })
  expect(ofUpload[1]).toMatchObject({ medium: { title: 'Film', sizeBytes: 200_000 } })
  const begun = page.events().flatMap((event) => (event.kind === 'request-begun' ? [event.request] : []))
  expect(begun.find(({ operation }) => operation === 'UploadPart')).toMatchObject({
    partNumber: 1,
    uploadId,
    totalBytes: 200_000,
    connection: expect.any(Number),
  })
  for (const secret of [
    keys.securityToken,
    keys.accessKeySecret,
    keys.accessKeyId,
    'emulator-secret',
    'Signature=',
  ]) {
    expect(page.text()).not.toContain(secret)
  }
})

test('a page that listens does not keep the emulator from closing, and hears of it', async () => {
  const other = await startEmulator()
  const page = await new Promise<IncomingMessage>((resolve) => get(`${other.url}/_emulator/events`, resolve))
  const left = new Promise((resolve) => page.once('error', resolve))
  page.resume()
  await other.close()
  expect(await left).toMatchObject({ code: 'ECONNRESET' })
})

describe('an object', () => {
  const show = (key: string, headers = {}) =>
    send(emulator, { path: `/_emulator/objects/${DEFAULT_BUCKET}/${key}`, headers })

  test.each([
    ['a film by its type', 'film', 'video/mp4', 'video/mp4', undefined],
    ['a film by its name', '电影.mp4', 'application/octet-stream', 'video/mp4', undefined],
    ['a page, as a file to save', 'page.html', 'text/html', 'application/octet-stream', 'attachment'],
    [
      'a drawing that may hold a script, as a file to save',
      'a.svg',
      'image/svg+xml',
      'application/octet-stream',
      'attachment',
    ],
    ['a page under the name of a picture, as a picture', 'a.png', 'text/html', 'image/png', undefined],
  ])('is shown as %s', async (_, key, contentType, shownAs, disposition) => {
    await sendSigned(emulator, {
      method: 'PUT',
      key,
      body: '0123456789',
      headers: { 'content-type': contentType },
    })
    const { status, headers } = await show(encodeURIComponent(key))
    expect(status).toBe(200)
    expect(headers['content-type']).toBe(shownAs)
    expect(headers['content-disposition']).toBe(disposition)
    expect(headers['content-security-policy']).toMatch(/^sandbox/)
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  test('comes in the range that a player asks for', async () => {
    await sendSigned(emulator, { method: 'PUT', key: 'sv/a/film.mp4', body: '0123456789' })
    const { status, headers, text } = await show('sv/a/film.mp4', { Range: 'bytes=2-5' })
    expect([status, headers['content-range'], text]).toEqual([206, 'bytes 2-5/10', '2345'])
  })

  test('that is not there is not found', async () => {
    expect((await show('nowhere')).status).toBe(404)
    expect((await show('%E0')).status).toBe(400)
  })
})
