import type { Mutant } from '../src/mutants/mutant'
import type { Batch } from '../src/scale/app'
import { fitOf } from '../src/scale/fit'
import { fasterThanLinear } from '../src/scale/growth'
import { hashOnce } from '../src/scale/hash-once'
import { openLaboratory } from '../src/scale/laboratory'

/** Of n, 2n and 3n: functions that ran more often than in proportion. */
async function growing(batch: (count: number) => Batch, count: number, mutant?: Mutant): Promise<string[]> {
  const { steps, close } = await openLaboratory(mutant)
  try {
    const [one, two, three] = await Promise.all([1, 2, 3].map((times) => steps(batch(count * times))))
    expect(three.size).toBeGreaterThan(300)
    return fasterThanLinear([one, two, three], count)
  } finally {
    await close()
  }
}

const smallFiles = (face: Batch['face']) => (files: number) => ({ face, files, sizeBytes: 1000 })

const parts = (count: number): Batch => ({
  face: 'createUploader',
  files: 1,
  sizeBytes: count * 102400,
  partSizeBytes: 102400,
})

test.each(['createUploader', 'VODUpload'] as const)(
  'in %s nothing is done more often than in proportion to the files',
  async (face) => {
    expect(await growing(smallFiles(face), 100)).toEqual([])
  },
)

test('only what is written down of the parts grows faster than their number', async () => {
  const found = await growing(parts, 300, hashOnce)
  expect(found).toEqual([expect.stringMatching(/^core\/src\/resume\/checkpoint\.ts › encodePrints: /)])
})

test('a look at every file at each event would be found', async () => {
  const looking: Mutant = {
    name: 'looks at every file of the list',
    file: 'packages/vod-upload/src/documented/upload-list.ts',
    find: 'byFile: (file) => byFile.get(file),',
    replace: 'byFile: (file) => Array.from(byId.values()).find((entry) => entry.file === file),',
  }
  const found = await growing(smallFiles('VODUpload'), 100, looking)
  expect(found).toEqual([expect.stringMatching(/^vod-upload\/src\/documented\/upload-list\.ts › /)])
})

test.each([
  ['a line', [3, 5, 7, 9], { base: 1, each: 0.02, explained: 1, exponent: 0.79 }],
  ['a square', [1, 4, 9, 16], { base: -5, each: 0.05, explained: 0.97, exponent: 2 }],
])('the fit of %s', (_, measured, expected) => {
  const fit = fitOf(measured.map((each, place) => [(place + 1) * 100, each] as const))
  for (const [name, value] of Object.entries(expected))
    expect(fit).toHaveProperty(name, expect.closeTo(value, 2))
})
