import { createDice } from '../src/dice'
import { drawFault, drawRefusalMs } from '../src/weather'

test('every kind of fault is drawn, and most connections have none', () => {
  const dice = createDice(1)
  const kinds = Array.from({ length: 1000 }, () => drawFault(dice)?.kind ?? 'none')
  expect(new Set(kinds)).toEqual(
    new Set(['none', 'cut', 'stall', 'truncate', 'lose-answer', 'delay', 'slow']),
  )
  expect(kinds.filter((kind) => kind === 'none').length).toBeGreaterThan(500)
})

test('refusals are rare, and short', () => {
  const dice = createDice(1)
  const spans = Array.from({ length: 1000 }, () => drawRefusalMs(dice)).filter((ms) => ms !== undefined)
  expect(spans.length).toBeGreaterThan(10)
  expect(spans.length).toBeLessThan(100)
  expect(Math.max(...spans)).toBeLessThanOrEqual(600)
})
