import { readFileSync } from 'node:fs'
import { createDiskFolder, type DiskFolder } from '@vod-upload/testkit'
import { createFilePicker, createVerifier } from '../src/picked-files'
import { type Sink, startSink } from '../src/sink/sink-server'

const SIZE_BYTES = 300_000
let sink: Sink
let folder: DiskFolder
let path: string
let bytes: Buffer

beforeEach(async () => {
  folder = createDiskFolder()
  path = (await createFilePicker(folder.path)(1, SIZE_BYTES))[0] ?? ''
  bytes = readFileSync(path)
  sink = await startSink()
})
afterEach(async () => {
  await sink.close()
  folder.remove()
})

const ask = (method: string, target: string, body?: Uint8Array | FormData) =>
  fetch(`http://127.0.0.1:${sink.port}/${target}`, { method, body: body as BodyInit })
const holds = () => createVerifier()(path, SIZE_BYTES, sink.arrivals.partsOf('film'))

test('parts in any order make the object, once the upload is completed', async () => {
  const opened = await (await ask('POST', 'film?uploads')).text()
  const uploadId = /<UploadId>(.+)<\/UploadId>/.exec(opened)?.[1]
  await ask('PUT', `film?uploadId=${uploadId}&partNumber=2`, bytes.subarray(100_000))
  await ask('PUT', `film?uploadId=${uploadId}&partNumber=1`, bytes.subarray(0, 100_000))
  expect(await holds()).toBe(false)
  expect((await ask('POST', `film?uploadId=${uploadId}`)).status).toBe(200)
  expect(await holds()).toBe(true)
  expect(sink.dataBytes).toBe(SIZE_BYTES)
  expect(sink.requests).toBe(4)
})

test('a form makes an object, and its fields are no bytes of the file', async () => {
  const form = new FormData()
  form.set('key', 'film')
  form.set('file', new Blob([new Uint8Array(bytes)]), 'film.mp4')
  expect((await ask('POST', '', form)).status).toBe(200)
  expect(await holds()).toBe(true)
  expect(sink.dataBytes).toBe(SIZE_BYTES)
})

test.each([
  { title: 'a byte less', spoil: (good: Buffer) => good.subarray(1) },
  { title: 'a byte more', spoil: (good: Buffer) => Buffer.concat([good, Buffer.alloc(1)]) },
  {
    title: 'another byte',
    spoil: (good: Buffer) => Buffer.concat([good.subarray(0, -1), Buffer.from([255 - (good.at(-1) ?? 0)])]),
  },
  { title: 'nothing at all', spoil: () => Buffer.alloc(0) },
])('$title is not the file', async ({ spoil }) => {
  await ask('PUT', 'film', bytes)
  expect(await holds()).toBe(true)
  await ask('PUT', 'film', spoil(bytes))
  expect(await holds()).toBe(false)
})

test('an upload that was never opened cannot be completed', async () => {
  expect((await ask('POST', 'film?uploadId=none')).status).toBe(404)
  expect(await holds()).toBe(false)
})

test('files that several ask for at once are made once, and whole', async () => {
  const pickFiles = createFilePicker(folder.path)
  const sizes = await Promise.all(
    [1, 2, 2].map(async (count) => {
      const paths = await pickFiles(count, SIZE_BYTES + 1)
      return paths.map((one) => readFileSync(one).byteLength)
    }),
  )
  expect(sizes).toEqual([
    [SIZE_BYTES + 1],
    [SIZE_BYTES + 1, SIZE_BYTES + 1],
    [SIZE_BYTES + 1, SIZE_BYTES + 1],
  ])
})
