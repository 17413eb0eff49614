import { patternBytes } from '../src'

const MB = 2 ** 20

/** What the pattern says of one position, by itself. */
const byteAt = (index: number) => {
  const inPeriod = index % (16 * MB)
  return (inPeriod ^ (inPeriod >>> 8) ^ Math.imul(inPeriod >>> 16, 37)) & 0xff
}

it.each([
  ['nothing', 0],
  ['a small file, asked for before a larger one', 1000],
  ['a larger file', 3 * MB + 1],
  ['a file over the period', 33 * MB + 5],
  ['a small file, asked for after it', 70_000],
])('the pattern of %s is the same at every position', (_what, sizeBytes) => {
  const bytes = patternBytes(sizeBytes)
  expect(bytes).toHaveLength(sizeBytes)
  const wrong: number[] = []
  for (let index = 0; index < sizeBytes; index += 997) if (bytes[index] !== byteAt(index)) wrong.push(index)
  expect(wrong).toEqual([])
})

it('what one test does to its bytes does not reach another’s', () => {
  patternBytes(10).fill(7)
  expect(patternBytes(10)[0]).toBe(0)
})

it('a call’s bytes are exact, as hosts take no views', () => {
  expect(patternBytes(100).buffer.byteLength).toBe(100)
})
