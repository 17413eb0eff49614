import fc from 'fast-check'
import { createDice } from '../src/dice'
import { drawKills } from '../src/kill-plan'
import { MB } from '../src/megabytes'

const wishes = { kills: 20, fileBytes: 200 * MB, partSizeBytes: MB / 2, parallelParts: 3 }

test('the same seed draws the same kills, and another one draws others', () => {
  const draw = (seed: number) => drawKills(createDice(seed), wishes)
  expect(draw(7)).toEqual(draw(7))
  expect(draw(7)).not.toEqual(draw(8))
})

test('no upload can be through before the last kill: all lives together pass less than the file', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (seed) => {
      const kills = drawKills(createDice(seed), wishes)
      const bytes = kills.filter(({ whenMade }) => !whenMade).map(({ afterBytes }) => afterBytes)
      const arrivesLate = wishes.kills * wishes.parallelParts * wishes.partSizeBytes
      expect(bytes.reduce((sum, one) => sum + one, 0) + arrivesLate).toBeLessThan(wishes.fileBytes)
      expect(kills.slice(0, -1).every(({ whenMade }) => !whenMade)).toBe(true)
    }),
  )
})

test('a file too small for so many kills is refused', () => {
  expect(() => drawKills(createDice(1), { ...wishes, fileBytes: 20 * MB })).toThrow('a larger file')
})
