import type { FileHandle } from '@vod-upload/platform'
import type { AdapterBench } from './bench'
import type { Clause } from './clause'
import { expectBytes, expectSame } from './evidence'
import { sampleBytes } from './sample-bytes'

const SIZE = 5000
const bytes = sampleBytes(SIZE)

/** Opens a file of 5000 bytes, and closes it whatever comes. */
async function withFile(bench: AdapterBench, work: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await bench.platform.openFile(await bench.place('clip.mp4', bytes))
  try {
    await work(file)
  } finally {
    await file.close().catch(() => undefined)
  }
}

/** A clause of its own for each kind of range, since hosts get each wrong by itself. */
const rangeClauses = (
  [
    ['file-first-range', 'The first bytes of a file come back exactly', 0, 1000],
    ['file-middle-range', 'A range in the middle of a file comes back exactly', 1001, 3003],
    ['file-last-range', 'The last bytes of a file come back exactly', 4097, SIZE],
    ['file-whole-range', 'The whole of a file comes back exactly', 0, SIZE],
    ['file-empty-range', 'A range of no bytes comes back as an empty buffer', 2500, 2500],
  ] as const
).map(
  ([id, promise, start, end]): Clause => ({
    id,
    topic: 'file',
    promise,
    check: (bench) =>
      withFile(bench, async (file) =>
        expectBytes(`Bytes ${start} to ${end}`, await file.read(start, end), bytes.slice(start, end)),
      ),
  }),
)

export const fileClauses: readonly Clause[] = [
  {
    id: 'file-size',
    topic: 'file',
    promise: 'An open file tells its size in bytes',
    check: (bench) => withFile(bench, async (file) => expectSame('The size', file.size, SIZE)),
  },
  ...rangeClauses,
]
