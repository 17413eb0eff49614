import { createAccidents } from '../src/link/line'
import { lines } from '../src/link/line-profile'
import {
  bytesPerSecondAt,
  bytesPerSecondOf,
  capOfConnection,
  FIRST_WINDOW_BYTES,
  sharesOf,
  windowAfter,
} from '../src/link/rates'

const clean = { bitsPerSecond: 8e6, rttMs: 100, loss: 0 }

test.each([
  { profile: clean, cap: Number.POSITIVE_INFINITY },
  { profile: { ...clean, loss: 0.01 }, cap: 178_120 },
  { profile: { ...clean, loss: 0.01, rttMs: 200 }, cap: 89_060 },
  { profile: { ...clean, loss: 0.04 }, cap: 89_060 },
  { profile: lines['20mbit-50ms-0.5%'], cap: 503_799 },
])('a connection on $profile carries at most $cap bytes a second', ({ profile, cap }) => {
  expect(Math.round(capOfConnection(profile) * 10) / 10).toBeCloseTo(cap, -1)
})

test.each([
  { elapsedMs: 0, rate: 2_500_000 },
  { elapsedMs: 9_999, rate: 2_500_000 },
  { elapsedMs: 10_000, rate: 1_250_000 },
  { elapsedMs: 19_999, rate: 1_250_000 },
  { elapsedMs: 20_000, rate: 2_500_000 },
])('the line that halves and doubles carries $rate bytes a second after $elapsedMs ms', (row) => {
  expect(bytesPerSecondAt(lines.halving, row.elapsedMs)).toBe(row.rate)
})

test('a line without a swing carries the same at all times', () => {
  expect(bytesPerSecondAt(clean, 0)).toBe(1_000_000)
  expect(bytesPerSecondAt(clean, 1e9)).toBe(1_000_000)
})

test('a window that is used doubles with each round trip', () => {
  let windowBytes = FIRST_WINDOW_BYTES
  const steps = 1000
  for (let step = 0; step < steps; step += 1) {
    windowBytes = windowAfter(clean, windowBytes, windowBytes / steps)
  }
  expect(windowBytes / FIRST_WINDOW_BYTES).toBeCloseTo(2, 2)
})

test.each([
  { title: 'one that sends nothing stays', profile: clean, windowBytes: 50_000, sentBytes: 0, after: 50_000 },
  {
    title: 'a lost packet now and then keeps it small',
    profile: { ...clean, loss: 0.01 },
    windowBytes: 17_000,
    sentBytes: 1e6,
    after: 17_812,
  },
  {
    title: 'no phone has more than 4 MB under way',
    profile: clean,
    windowBytes: 4_000_000,
    sentBytes: 1e9,
    after: 4 * 1024 * 1024,
  },
  {
    title: 'the first one is there in any case',
    profile: { ...clean, loss: 0.2 },
    windowBytes: FIRST_WINDOW_BYTES,
    sentBytes: 10,
    after: FIRST_WINDOW_BYTES,
  },
])('a window: $title', ({ profile, windowBytes, sentBytes, after }) => {
  expect(windowAfter(profile, windowBytes, sentBytes)).toBeCloseTo(after, 0)
})

test.each([
  { profile: clean, windowBytes: FIRST_WINDOW_BYTES, rate: 146_000 },
  { profile: clean, windowBytes: 100_000, rate: 1_000_000 },
  { profile: { ...clean, loss: 0.01 }, windowBytes: 100_000, rate: 178_120 },
])('a window of $windowBytes bytes sends $rate a second on $profile', ({ profile, windowBytes, rate }) => {
  expect(bytesPerSecondOf(profile, windowBytes)).toBeCloseTo(rate, 5)
})

test.each([
  { budget: 90, wants: [100, 100, 100], weights: [1, 1, 1], shares: [30, 30, 30] },
  { budget: 90, wants: [100, 100], weights: [1, 2], shares: [30, 60] },
  { budget: 90, wants: [100, 20], weights: [1, 2], shares: [70, 20] },
  { budget: 90, wants: [10, 100, 100], weights: [1, 1, 1], shares: [10, 40, 40] },
  { budget: 90, wants: [100, 20, 10], weights: [1, 1, 1], shares: [60, 20, 10] },
  { budget: 90, wants: [10, 10], weights: [1, 3], shares: [10, 10] },
  { budget: 90, wants: [0, 200, 0], weights: [1, 1, 1], shares: [0, 90, 0] },
  { budget: 90, wants: [], weights: [], shares: [] },
])('$budget among those who want $wants with weights of $weights', ({ budget, wants, weights, shares }) => {
  const given = wants.map((bytes, index) => ({ bytes, weight: weights[index] ?? 1 }))
  expect(sharesOf(budget, given).map((share) => Math.round(share * 1e6) / 1e6)).toEqual(shares)
})

test('accidents come when they are due, once each, and late ones are not made up for', () => {
  const next = createAccidents({ ...clean, resetEveryMs: 100, stall: { everyMs: 250, lastsMs: 10 } })
  const drawn = [0, 99, 100, 150, 250, 251, 1000, 1001, 1002].map((ms) => next(ms))
  expect(drawn).toEqual([
    undefined,
    undefined,
    'reset',
    undefined,
    'reset',
    'stall',
    'reset',
    'stall',
    undefined,
  ])
})
