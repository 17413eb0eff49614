import { badInputs } from './bad-input'
import type { Face } from './face'
import type { UploadStage } from './upload-stage'

/** One test for each; what a host does not have passes only where its bench says why. */
export function describeBadInput(face: Face, stageOf: () => UploadStage): void {
  test.each(badInputs)('$title: a code of its own, and a sentence with the remedy', async (bad) => {
    const stage = stageOf()
    const { bench } = stage
    if (bad.needs !== undefined && bench[bad.needs] === undefined) {
      expect(bench.lacks[bad.needs]).toMatch(/\w/)
      return
    }
    const { source, settings, names = '' } = await bad.prepare(stage)
    const ending = await stage.upload(face, source, settings)
    expect(ending).toMatchObject({ arrived: false, sentence: expect.stringMatching(bad.says) })
    if (ending.arrived) return
    expect(bad.codes).toContain(ending.code)
    expect(ending.sentence).toContain(names)
    expect(ending.sentence).toMatch(/^[^?&]+[.\])]$/)
    if (bad.beforeVod) expect(stage.traces().inVod).toBe(false)
  })
}
