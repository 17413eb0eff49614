import { type Emulator, startEmulator } from '../src'

let emulator: Emulator

beforeAll(async () => {
  emulator = await startEmulator({ appPort: 0 })
})
afterAll(() => emulator.close())

async function call(path: string, body?: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(`${emulator.appUrl}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: answer.status, content: await answer.json() }
}

async function ask(wish: object) {
  const { content } = await call('/demo-session', { user: 'anna' })
  return call('/upload-credential', wish, { authorization: `Bearer ${content.token}` })
}

const decode = (text: string) => JSON.parse(Buffer.from(text, 'base64').toString())

test('a film gets what VOD answers, which leads to this emulator', async () => {
  const { status, content } = await ask({ kind: 'create-video', fileName: 'film.mp4', fileSize: 5 })
  expect(status).toBe(200)
  expect(decode(content.UploadAddress)).toMatchObject({ Endpoint: emulator.url, Bucket: 'outin-emulator' })
  expect(decode(content.UploadAuth)).toMatchObject({ Region: 'cn-shanghai' })
  expect(emulator.videos()).toMatchObject([{ mediaId: content.VideoId, title: 'film.mp4' }])
})

test('a film that goes on keeps its record, and an image gets one of its own', async () => {
  const first = await ask({ kind: 'create-video', fileName: 'film.mp4' })
  const again = await ask({ kind: 'refresh-video', videoId: first.content.VideoId })
  expect(again.content.VideoId).toBe(first.content.VideoId)
  expect(again.content.UploadAddress).toBe(first.content.UploadAddress)
  const image = await ask({ kind: 'create-image', fileName: 'cover.JPG' })
  expect(image).toMatchObject({
    status: 200,
    content: { ImageId: expect.any(String), ImageURL: expect.stringMatching(/\.jpg$/) },
  })
})

test.each<[string, object, number, string]>([
  ['a kind that nobody knows', { kind: 'toString' }, 400, 'InvalidRequest'],
  ['no kind', {}, 400, 'InvalidRequest'],
  ['what VOD does not take', { kind: 'create-video', fileName: 'tool.exe' }, 400, 'VodRefused'],
  ['a name that is none', { kind: 'create-video', fileName: { a: 1 } }, 400, 'VodRefused'],
  ['a film that is not there', { kind: 'refresh-video', videoId: 'none' }, 404, 'VodRefused'],
])('%s is refused in a sentence', async (_, wish, status, code) => {
  expect(await ask(wish)).toEqual({ status, content: { code, message: expect.stringMatching(/\w.*\.$/) } })
})

test.each<[string, string, unknown, number]>([
  ['no session', '/upload-credential', { kind: 'create-video', fileName: 'film.mp4' }, 401],
  ['no JSON', '/demo-session', '{', 400],
  ['another address', '/none', {}, 404],
])('%s is refused as well', async (_, path, body, status) => {
  const answer = await call(path, body)
  expect(answer).toEqual({ status, content: { code: expect.any(String), message: expect.any(String) } })
})

test('a page of another origin may ask', async () => {
  const { status, headers } = await fetch(`${emulator.appUrl}/upload-credential`, { method: 'OPTIONS' })
  expect(status).toBe(204)
  expect(headers.get('access-control-allow-origin')).toBe('*')
  expect(headers.get('access-control-allow-headers')).toBe('authorization, content-type')
})

test('nothing is played where nobody asked for it', async () => {
  const other = await startEmulator()
  expect(other.appUrl).toBeUndefined()
  await other.close()
})

test('where its port is taken, nothing of the emulator stays', async () => {
  const taken = Number(new URL(emulator.appUrl ?? '').port)
  await expect(startEmulator({ appPort: taken })).rejects.toMatchObject({ code: 'EADDRINUSE', port: taken })
})
