import type { AdapterBench } from '../contract/bench'
import { patternBytes } from '../disk-folder'
import { describeBadInput } from './describe-bad-input'
import { documentedFace } from './documented-face'
import { KB } from './face'
import { wayFor } from './host-abilities'
import { kindsOfPicker, uploadFromPicker } from './picked-uploads'
import { promiseFace } from './promise-face'
import { openUploadStage, type UploadStage } from './upload-stage'

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
    afterEach(() => {
      stage.expectSilence()
    })
    afterAll(() => stage?.close())

    describe.each([documentedFace, promiseFace])('$name', (face) => {
      test.each([
        ['a small file goes in one form, or in a part where the host’s forms are of no use', 40 * KB],
        ['a large file goes in parts, or in one form where the host can send none', 650 * KB],
      ])('%s', async (_, sizeBytes) => {
        const bytes = patternBytes(sizeBytes)
        const ending = await stage.upload(face, await stage.bench.place('clip.mp4', bytes))
        const way = wayFor(sizeBytes, stage.abilities)
        expect(stage.traces()).toMatchObject({ way, leftOpen: 0 })
        expect(ending).toMatchObject({ arrived: true, kind: 'video' })
        expect(stage.holds(ending, bytes)).toBe(true)
      })

      test('what each picker returns is taken as it is', async () => {
        const pickers = Object.keys(stage.bench.pickers)
        expect(pickers.length).toBeGreaterThan(0)
        for (const picker of pickers) {
          for (const kind of kindsOfPicker(picker)) {
            const { ending, bytes } = await uploadFromPicker(stage, face, picker, kind)
            const whole = stage.holds(ending, bytes)
            expect({ picker, ...ending, whole }).toMatchObject({ arrived: true, kind, whole: true })
          }
        }
      })

      describeBadInput(face, () => stage)
    })

    test('nothing is left running', async () => {
      await stage.bench.idle()
      expect(stage.bench.pending?.() ?? 0).toBe(0)
    })

    test('secrets were there to be given away, and words to hold them', () => {
      const { secrets, heard } = stage.expectSilence()
      expect(secrets).toBeGreaterThan(20)
      expect(heard).toBeGreaterThan(20)
    })
  })
}
