import type { AdapterBench } from '../contract/bench'
import { patternBytes } from '../disk-folder'
import { describeBadInput } from './describe-bad-input'
import { documentedFace } from './documented-face'
import { kindsOfPicker, uploadFromPicker } from './picked-uploads'
import { promiseFace } from './promise-face'
import { KB, openUploadStage, type UploadStage } from './upload-stage'

/**
 * Stories that every adapter must tell, in each position of its host's switches: real uploads over real sockets, by both
 * faces, and what goes wrong.
 */
export function describeUploads(
  name: string,
  positions: Readonly<Record<string, () => Promise<AdapterBench>>>,
): void {
  describe.each(Object.entries(positions))(`uploads: ${name}, %s`, (_, openBench) => {
    let stage: UploadStage
    beforeAll(async () => {
      stage = await openUploadStage(openBench)
    })
    afterAll(() => stage?.close())

    describe.each([documentedFace, promiseFace])('$name', (face) => {
      test('a small file goes in one form', async () => {
        const bytes = patternBytes(40 * KB)
        const ending = await stage.upload(face, await stage.bench.place('small.mp4', bytes))
        expect(ending).toMatchObject({ arrived: true, kind: 'video' })
        expect(stage.holds(ending, bytes)).toBe(true)
        expect(stage.wayOfLast()).toMatchObject({ forms: 1, parts: 0 })
      })

      test('a large file goes in parts, or in one form where the host can send none', async () => {
        const bytes = patternBytes(1300 * KB)
        const ending = await stage.upload(face, await stage.bench.place('large.mp4', bytes))
        expect(ending).toMatchObject({ arrived: true, kind: 'video' })
        expect(stage.holds(ending, bytes)).toBe(true)
        const inParts = { forms: 0, parts: 13, leftOpen: 0 }
        const inOneForm = { forms: 1, parts: 0, leftOpen: 0 }
        expect(stage.wayOfLast()).toMatchObject(sendsParts(stage.bench, bytes) ? inParts : inOneForm)
      })

      test('what each picker returns is taken as it is', async () => {
        const pickers = Object.keys(stage.bench.pickers)
        expect(pickers.length).toBeGreaterThan(0)
        const endings: Record<string, string> = {}
        const expected: Record<string, string> = {}
        for (const picker of pickers) {
          for (const kind of kindsOfPicker(picker)) {
            endings[`${picker}, ${kind}`] = await uploadFromPicker(stage, face, picker, kind)
            expected[`${picker}, ${kind}`] = `arrived whole as ${kind}`
          }
        }
        expect(endings).toEqual(expected)
      })

      describeBadInput(face, () => stage)
    })

    test('nothing is left running', async () => {
      await stage.bench.idle()
      expect(stage.bench.pending?.() ?? 0).toBe(0)
    })
  })
}

function sendsParts({ platform: { capabilities } }: AdapterBench, bytes: Uint8Array): boolean {
  const { binaryPut, sliceRead, maxWholeReadBytes } = capabilities
  return binaryPut !== false && (sliceRead || bytes.length <= maxWholeReadBytes)
}
