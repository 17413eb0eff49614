import fc from 'fast-check'
import { type Freshness, freshness } from '../src/credential/freshness'

const AT = Date.UTC(2026, 0, 1)
const MINUTE_MS = 60000
const HOUR_MS = 60 * MINUTE_MS

/** Ends are given in milliseconds after the credential was received. */
function judge(given: { lifetimeMs?: number; expiresMs?: number }, ageMs: number): Freshness {
  const { lifetimeMs, expiresMs } = given
  const expiresAt = expiresMs === undefined ? undefined : AT + expiresMs
  return freshness({ accessKeyId: 'k', accessKeySecret: 's', lifetimeMs, expiresAt }, AT, AT + ageMs)
}

test.each<[string, Parameters<typeof judge>[0], number, Freshness]>([
  ['its end is unknown', {}, 24 * HOUR_MS, 'fresh'],
  ['50 minutes, just received', { expiresMs: 50 * MINUTE_MS }, 0, 'fresh'],
  ['50 minutes, after 44', { expiresMs: 50 * MINUTE_MS }, 44 * MINUTE_MS, 'fresh'],
  ['50 minutes, after 45', { expiresMs: 50 * MINUTE_MS }, 45 * MINUTE_MS, 'ageing'],
  ['50 minutes, 11 s left', { expiresMs: 50 * MINUTE_MS }, 50 * MINUTE_MS - 11000, 'ageing'],
  ['50 minutes, 10 s left', { expiresMs: 50 * MINUTE_MS }, 50 * MINUTE_MS - 10000, 'ended'],
  ['50 minutes, long after', { expiresMs: 50 * MINUTE_MS }, 80 * MINUTE_MS, 'ended'],
  ['15 minutes, after 11', { lifetimeMs: 15 * MINUTE_MS }, 11 * MINUTE_MS, 'fresh'],
  ['15 minutes, after 12', { lifetimeMs: 15 * MINUTE_MS }, 12 * MINUTE_MS, 'ageing'],
  ['5 seconds, just received', { lifetimeMs: 5000 }, 0, 'fresh'],
  ['5 seconds, after 4', { lifetimeMs: 5000 }, 4000, 'ageing'],
  ['5 seconds, after 4.95', { lifetimeMs: 5000 }, 4950, 'ended'],
  ['it looks expired on arrival: the clock is wrong', { expiresMs: -3 * HOUR_MS }, 10, 'fresh'],
  ['the same, but its lifetime is known', { expiresMs: -3 * HOUR_MS, lifetimeMs: HOUR_MS }, HOUR_MS, 'ended'],
  [
    'the server kept it a while: the earlier end',
    { expiresMs: 10 * MINUTE_MS, lifetimeMs: HOUR_MS },
    9 * MINUTE_MS,
    'ageing',
  ],
  [
    'the clock is behind: the earlier end',
    { expiresMs: 3 * HOUR_MS, lifetimeMs: HOUR_MS },
    59 * MINUTE_MS,
    'ageing',
  ],
  ['no life at all tells nothing', { expiresMs: 0 }, 0, 'fresh'],
])('%s', (_, given, ageMs, expected) => {
  expect(judge(given, ageMs)).toBe(expected)
})

test('a credential only ever ages, and no fresh one is asked for on arrival', () => {
  const order: Freshness[] = ['fresh', 'ageing', 'ended']
  const rank = (given: Parameters<typeof judge>[0], ageMs: number) => order.indexOf(judge(given, ageMs))
  const some = fc.record({
    lifetimeMs: fc.option(fc.integer({ min: 1, max: 12 * HOUR_MS }), { nil: undefined }),
    expiresMs: fc.option(fc.integer({ min: -24 * HOUR_MS, max: 24 * HOUR_MS }), { nil: undefined }),
  })
  fc.assert(
    fc.property(some, fc.nat(24 * HOUR_MS), fc.nat(HOUR_MS), (given, ageMs, moreMs) => {
      expect(rank(given, ageMs + moreMs)).toBeGreaterThanOrEqual(rank(given, ageMs))
      expect(judge(given, 0)).toBe('fresh')
    }),
  )
})
