// What is left where a host of ByteDance turns out to be able to do little or nothing of what it may.
import { bytedancePlatform } from '@vod-upload/bytedance'
import {
  type BytedanceSwitches,
  documentedFace,
  openBytedanceBench,
  openUploadStage,
  patternBytes,
  promiseFace,
  type UploadStage,
} from '@vod-upload/testkit'

let stage: UploadStage | undefined

afterEach(() => stage?.close())

const KB = 1024

type Host = Parameters<typeof bytedancePlatform>[0]

function openSpoiled(spoil: (tt: NonNullable<Host>) => object): Promise<UploadStage> {
  return openUploadStage(() => openBytedanceBench((tt) => bytedancePlatform(spoil(tt) as Host)))
}

function open(switches: BytedanceSwitches): Promise<UploadStage> {
  return openUploadStage(() => openBytedanceBench(bytedancePlatform, switches))
}

describe.each([documentedFace, promiseFace])('$name', (face) => {
  test.each(['refused', 'garbled'] as const)(
    'with the file first in forms and a PUT that is %s, an upload ends, and none is made up',
    async (put) => {
      stage = await open({ filePlace: 'first', put })
      for (const sizeBytes of [40 * KB, 300 * KB]) {
        const given = await stage.bench.place('clip.mp4', patternBytes(sizeBytes))
        expect(await stage.upload(face, given)).toMatchObject({ arrived: false })
        expect(stage.traces().way).toBe('not at all')
      }
    },
  )

  test('without PUT and DELETE the file arrives in a form; the session it was tried in stays open', async () => {
    stage = await open({ put: 'refused', deleteAllowed: false })
    const bytes = patternBytes(300 * KB)
    const ending = await stage.upload(face, await stage.bench.place('clip.mp4', bytes))
    expect(stage.holds(ending, bytes)).toBe(true)
    expect(stage.traces()).toMatchObject({ way: 'in one form', leftOpen: 1 })
  })

  test('where files are read as text alone, a large one arrives in a form', async () => {
    stage = await openSpoiled((tt) => ({
      ...tt,
      getFileSystemManager: () => ({
        ...tt.getFileSystemManager(),
        readFile: ({ success }: { success(result: object): void }) =>
          setTimeout(() => success({ data: '\u0000' })),
      }),
    }))
    const bytes = patternBytes(300 * KB)
    const ending = await stage.upload(face, await stage.bench.place('clip.mp4', bytes))
    expect(stage.holds(ending, bytes)).toBe(true)
    expect(stage.traces()).toMatchObject({ way: 'in one form', leftOpen: 0 })
  })

  test('without a file system, a large file arrives in a form', async () => {
    stage = await openSpoiled((tt) => ({ ...tt, getFileSystemManager: undefined }))
    const bytes = patternBytes(300 * KB)
    const ending = await stage.upload(face, {
      ...(await stage.bench.place('clip.mp4', bytes)),
      size: bytes.length,
    })
    expect(stage.holds(ending, bytes)).toBe(true)
    expect(stage.traces().way).toBe('in one form')
  })

  test('what was learned of a host spares the next run of the app the attempt', async () => {
    const storedValues = new Map<string, string>()
    for (const leftOpen of [1, 0]) {
      stage = await open({ put: 'refused', deleteAllowed: false, storedValues })
      const ending = await stage.upload(face, await stage.bench.place('clip.mp4', patternBytes(300 * KB)))
      expect(ending.arrived).toBe(true)
      expect(stage.traces().leftOpen).toBe(leftOpen)
      if (leftOpen === 1) await stage.close()
    }
  })
})
