import type { Span } from '../src/trace'
import { fakeHost, PART_BYTES } from './fake-host'

const shapes = (spans: readonly Span[]) =>
  spans.map(({ name, partNumber, endedAt, startedAt, failed }) => [
    partNumber === undefined ? name : `${name} ${partNumber}`,
    endedAt - startedAt,
    ...(failed === undefined ? [] : [failed]),
  ])

test('an upload in parts: each stretch as it ends, with its length', async () => {
  const spans: Span[] = []
  const { clock, upload } = fakeHost({
    takesMs: (step) => (step === 'part' ? 1000 : step === 'complete' ? 300 : 0),
    options: { trace: (span) => spans.push(span), formMaxBytes: 0 },
  })
  const file = upload(2 * PART_BYTES + 1)
  await clock.advance(5000)

  expect(file.state.phase).toBe('succeeded')
  expect(shapes(spans)).toEqual([
    ['plan', 0],
    ['credential', 0],
    ['part 1', 1000],
    ['part 2', 1000],
    ['part 3', 1000],
    ['complete', 300],
  ])
  expect(spans[4]).toMatchObject({ path: file.source.path, sizeBytes: 1 })
})

test('a form that is too slow: each pause before a try again says what went wrong', async () => {
  const spans: Span[] = []
  let tries = 0
  const { clock, upload } = fakeHost({
    takesMs: (step) => (step === 'form' && ++tries < 3 ? 9000 : 100),
    options: { trace: (span) => spans.push(span), requestTimeoutMs: 500, formMaxBytes: PART_BYTES },
  })
  upload(100)
  await clock.advance(30000)

  expect(spans.map(({ name, failed }) => [name, failed])).toEqual([
    ['plan', undefined],
    ['credential', undefined],
    ['retry', 'timeout'],
    ['retry', 'timeout'],
    ['form', undefined],
  ])
})

test('a file that fails tells with which code', async () => {
  const spans: Span[] = []
  const { clock, upload } = fakeHost({ options: { trace: (span) => spans.push(span) } })
  upload(0)
  await clock.advance(1000)
  expect(shapes(spans)).toEqual([['plan', 0, 'file-empty']])
})

test.each([
  [
    'throws',
    () => {
      throw new Error('The app is broken.')
    },
  ],
  ['rejects', () => Promise.reject(new Error('The app is broken.'))],
])('a listener that %s stops nothing', async (_, trace) => {
  const { clock, upload } = fakeHost({ options: { trace } })
  const file = upload(3 * PART_BYTES)
  await clock.advance(5000)
  expect(file.state.phase).toBe('succeeded')
})
