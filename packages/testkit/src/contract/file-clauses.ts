import type { FileHandle, FileSource } from '@vod-upload/platform'
import { silentWithoutReads } from './ask'
import type { AdapterBench } from './bench'
import type { Clause } from './clause'
import { codeOf, expectBytes, expectSame, expectTrue } from './evidence'
import { everyByte, sampleBytes, utf8Bytes } from './sample-bytes'

const SIZE = 5000
const bytes = sampleBytes(SIZE)

/** Each kind of range by itself, since hosts get each wrong by itself. */
const RANGES = [
  [0, 1000],
  [1001, 3003],
  [4097, SIZE],
  [0, SIZE],
] as const

const OUTSIDE = [
  [0, SIZE + 1],
  [SIZE, SIZE + 1],
  [-1, 10],
  [20, 10],
  [0.5, 10],
  [0, Number.NaN],
] as const

/** More than clocks differ by, and far less than one unit of time from the next. */
const DAY_MS = 24 * 60 * 60 * 1000

/** From the test suite of RFC 1321, so that no digest has to be computed here. */
const DIGESTED = { text: 'message digest', md5: 'f96b697d7cb7938d525a2f31aaf161d0' }

async function openPlaced(
  bench: AdapterBench,
  content: Uint8Array,
): Promise<{ readonly file: FileHandle; readonly source: FileSource }> {
  const source = await bench.place('clip.mp4', content)
  return { file: await bench.platform.openFile(source), source }
}

export const fileClauses: readonly Clause[] = [
  {
    id: 'file-size',
    topic: 'file',
    promise: 'An open file tells its size in bytes',
    async check(bench) {
      const { file } = await openPlaced(bench, bytes)
      expectSame('The size', file.size, SIZE)
    },
  },
  {
    id: 'file-ranges',
    topic: 'file',
    promise: 'Any range of a file comes back exactly: the first, the last, one between, the whole',
    silentWhere: silentWithoutReads,
    async check(bench) {
      const { file } = await openPlaced(bench, bytes)
      for (const [start, end] of RANGES) {
        expectBytes(`Bytes ${start} to ${end}`, await file.read(start, end), bytes.slice(start, end))
      }
    },
  },
  {
    id: 'file-empty-range',
    topic: 'file',
    promise: 'A range of no bytes comes back as an empty buffer',
    async check(bench) {
      const { file } = await openPlaced(bench, bytes)
      expectSame('Bytes read', (await file.read(2500, 2500)).byteLength, 0)
    },
  },
  {
    id: 'file-every-byte',
    topic: 'file',
    promise: 'Bytes of 0 to 255 are read as they are',
    silentWhere: silentWithoutReads,
    async check(bench) {
      const { file } = await openPlaced(bench, everyByte())
      expectBytes('The file', await file.read(0, 256), everyByte())
    },
  },
  {
    id: 'file-exact-buffers',
    topic: 'file',
    promise: 'What is read is an ArrayBuffer and no view',
    silentWhere: silentWithoutReads,
    async check(bench) {
      const { file } = await openPlaced(bench, bytes)
      // By tag, since a buffer of another realm is a buffer all the same.
      const tag = Object.prototype.toString.call(await file.read(10, 20))
      expectSame('The value read', tag, '[object ArrayBuffer]')
    },
  },
  {
    id: 'file-reads-at-once',
    topic: 'file',
    promise: 'Several ranges may be read at once',
    silentWhere: silentWithoutReads,
    async check(bench) {
      const { file } = await openPlaced(bench, bytes)
      const starts = [100, 1100, 2100, 3100]
      const read = await Promise.all(starts.map((start) => file.read(start, start + 500)))
      for (const [index, start] of starts.entries()) {
        expectBytes(`Range ${index}`, read[index] ?? new ArrayBuffer(0), bytes.slice(start, start + 500))
      }
    },
  },
  {
    id: 'file-outside',
    topic: 'file',
    promise: 'A range that is not inside the file is refused as `file-unreadable`',
    async check(bench) {
      const { file } = await openPlaced(bench, bytes)
      for (const [start, end] of OUTSIDE) {
        expectSame(`Bytes ${start} to ${end}`, await codeOf(file.read(start, end)), 'file-unreadable')
      }
    },
  },
  {
    id: 'file-empty',
    topic: 'file',
    promise: 'An empty file opens, and reads as nothing',
    async check(bench) {
      const { file } = await openPlaced(bench, new Uint8Array(0))
      expectSame('The size', file.size, 0)
      expectSame('Bytes read', (await file.read(0, 0)).byteLength, 0)
    },
  },
  {
    id: 'file-missing',
    topic: 'file',
    promise: 'A path that leads nowhere is `file-missing`',
    async check(bench) {
      expectSame('Opening it', await codeOf(bench.platform.openFile(bench.missing)), 'file-missing')
    },
  },
  {
    id: 'file-gone',
    topic: 'file',
    promise: 'A file that goes while it is open is `file-missing` or `file-unreadable`',
    needs: ['replace'],
    silentWhere: silentWithoutReads,
    async check(bench) {
      const { file, source } = await openPlaced(bench, sampleBytes(900))
      await bench.replace?.(source, undefined)
      const code = await codeOf(file.read(0, 900))
      expectTrue(/^file-(missing|unreadable)$/.test(code), `Reading it: ${code}.`)
    },
  },
  {
    id: 'file-shrunk',
    topic: 'file',
    promise: 'A file that shrank while it was open is `file-unreadable`: never short, never filled up',
    needs: ['replace'],
    silentWhere: silentWithoutReads,
    async check(bench) {
      const { file, source } = await openPlaced(bench, bytes)
      await bench.replace?.(source, bytes.slice(0, 2000))
      expectSame('Bytes 1000 to 3000', await codeOf(file.read(1000, 3000)), 'file-unreadable')
    },
  },
  {
    id: 'file-locked',
    topic: 'file',
    promise: 'A file that the app may not read is `file-unreadable`',
    needs: ['lock'],
    silentWhere: silentWithoutReads,
    async check(bench) {
      const source = await bench.place('clip.mp4', bytes)
      await bench.lock?.(source)
      const reading = bench.platform.openFile(source).then((file) => file.read(0, 10))
      expectSame('Reading it', await codeOf(reading), 'file-unreadable')
    },
  },
  {
    id: 'file-md5',
    topic: 'file',
    promise: 'The MD5 of a file is offered, as that of the whole file in lower-case hex',
    needs: ['digest'],
    async check(bench) {
      const { file } = await openPlaced(bench, utf8Bytes(DIGESTED.text))
      expectSame('The MD5', await file.md5?.(), DIGESTED.md5)
    },
  },
  {
    id: 'file-modified',
    topic: 'file',
    promise: 'An open file tells when it was changed, in milliseconds since 1970',
    needs: ['modifiedAt'],
    async check(bench) {
      const { file } = await openPlaced(bench, bytes)
      const { modifiedAt = Number.NaN } = file
      const isToday = Math.abs(Date.now() - modifiedAt) < DAY_MS
      expectTrue(isToday, `It was changed at ${modifiedAt}, and now it is ${Date.now()}.`)
    },
  },
  {
    id: 'file-close',
    topic: 'file',
    promise: 'A file may be closed, twice too, and opened again',
    silentWhere: silentWithoutReads,
    async check(bench) {
      const { file, source } = await openPlaced(bench, bytes)
      await file.read(0, 10)
      await file.close()
      await file.close()
      const again = await bench.platform.openFile(source)
      await again.read(0, 10)
      await again.close()
    },
  },
]
