import { TRIED_PARTS } from '../src/plan/part-size'
import { fakeHost } from './fake-host'

const MB = 1024 * 1024
const fileBytes = 256 * MB

/** The bytes of each part that was put, by its number; of one that went more often, those of the last time. */
function partSizes(calls: ReturnType<typeof fakeHost>['calls']): Map<number, number> {
  const sizes = new Map<number, number>()
  for (const { step, request } of calls) {
    const partNumber = Number(/[?&]partNumber=(\d+)/.exec(request?.url ?? '')?.[1])
    if (step === 'part') sizes.set(partNumber, request?.body?.byteLength ?? 0)
  }
  return sizes
}

function listOf(sizes: ReadonlyMap<number, number>): string {
  const parts = Array.from(
    sizes,
    ([partNumber, size]) =>
      `<Part><PartNumber>${partNumber}</PartNumber><ETag>"E"</ETag><Size>${size}</Size></Part>`,
  )
  return `<ListPartsResult><IsTruncated>false</IsTruncated>${parts.join('')}</ListPartsResult>`
}

const sum = (sizes: Iterable<number>) => Array.from(sizes).reduce((all, one) => all + one, 0)

test.each([
  ['fast', 20, 1.25 * MB],
  ['slow', 1000, MB / 2],
])('a large file on a %s line', async (_, partMs, laterBytes) => {
  const { clock, upload, calls } = fakeHost({
    takesMs: (step) => (step === 'part' ? partMs : 0),
    options: { partSizeBytes: undefined },
  })
  const file = upload(fileBytes)
  for (let waited = 0; file.state.phase !== 'succeeded' && waited < 500; waited += 1)
    await clock.advance(1000)

  expect(file.state).toMatchObject({ phase: 'succeeded' })
  const sizes = partSizes(calls)
  expect(sum(sizes.values())).toBe(fileBytes)
  expect(sizes.get(TRIED_PARTS)).toBe(MB / 2)
  expect(sizes.get(TRIED_PARTS + 1)).toBe(laterBytes)
})

test('whoever chooses the size of parts has it from the first to the last', async () => {
  const { clock, upload, calls } = fakeHost({ options: { partSizeBytes: MB } })
  const file = upload(fileBytes)
  for (let waited = 0; file.state.phase !== 'succeeded' && waited < 500; waited += 1)
    await clock.advance(1000)
  expect(new Set(partSizes(calls).values())).toEqual(new Set([MB]))
})

test('an app that is ended behind the tried parts goes on with both sizes, and sends only what is missing', async () => {
  const values = new Map<string, string>()
  const storage = {
    get: async (key: string) => values.get(key),
    set: async (key: string, value: string) => void values.set(key, value),
    remove: async (key: string) => void values.delete(key),
  }
  const before = fakeHost({
    storage,
    takesMs: (step) => (step === 'part' ? 20 : 0),
    options: { partSizeBytes: undefined },
  })
  before.upload(fileBytes)
  // Until some of the larger parts have been written down.
  while (partSizes(before.calls).size < TRIED_PARTS + 60) await before.clock.advance(5)
  const written = JSON.stringify(Array.from(values.values()))
  expect(written).toContain('later')

  const after = fakeHost({
    storage: { ...storage },
    options: { partSizeBytes: undefined },
    listsParts: () => listOf(partSizes(before.calls)),
  })
  const file = after.upload(fileBytes)
  for (let waited = 0; file.state.phase !== 'succeeded' && waited < 500; waited += 1)
    await after.clock.advance(1000)
  expect(file.state.phase).toBe('succeeded')
  const first = partSizes(before.calls)
  const again = partSizes(after.calls)
  expect(again.size).toBeGreaterThan(0)
  expect(again.has(1)).toBe(false)
  expect(sum(new Map([...first, ...again]).values())).toBe(fileBytes)
  for (const [partNumber, sizeBytes] of again) expect(sizeBytes).toBe(first.get(partNumber) ?? sizeBytes)
})
