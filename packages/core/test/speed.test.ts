import { observeSpeed, type Speed, secondsLeft } from '../src/transfer/speed'

const observe = (...points: Array<[atMs: number, sentBytes: number]>): Speed | undefined =>
  points.reduce<Speed | undefined>(
    (speed, [atMs, sentBytes]) => observeSpeed(speed, atMs, sentBytes),
    undefined,
  )

test('one observation is no speed yet', () => {
  expect(observe([0, 0])?.bytesPerSecond).toBeUndefined()
  expect(secondsLeft(observe([0, 0]), 1000)).toBeUndefined()
  expect(secondsLeft(undefined, 1000)).toBeUndefined()
})

test('a steady line is measured exactly', () => {
  const speed = observe([0, 0], [1000, 500], [2000, 1000], [3000, 1500])
  expect(speed?.bytesPerSecond).toBeCloseTo(500)
  expect(secondsLeft(speed, 2500)).toBeCloseTo(2)
})

test('a change shows within seconds, without a jump', () => {
  const before = observe([0, 0], [1000, 1000])
  const after = observeSpeed(before, 2000, 1000)
  expect(after.bytesPerSecond).toBeGreaterThan(0)
  expect(after.bytesPerSecond).toBeLessThan(1000)
  expect(observeSpeed(after, 20000, 1000).bytesPerSecond).toBeLessThan(10)
})

test('a burst of events within one interval counts once', () => {
  const speed = observe([0, 0], [1000, 100])
  expect(observeSpeed(speed, 1199, 900)).toBe(speed)
  expect(observeSpeed(speed, 1200, 900).sentBytes).toBe(900)
})

test('bytes that were taken back are no negative speed, and nothing is left after the end', () => {
  const still = observe([0, 500], [1000, 300])
  expect(still?.bytesPerSecond).toBe(0)
  expect(secondsLeft(still, 1000)).toBeUndefined()
  expect(secondsLeft(observe([0, 0], [1000, 1000]), 900)).toBe(0)
})
