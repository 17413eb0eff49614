import fc from 'fast-check'
import { afterBreak, afterLanding, afterPause, firstLanes, type LaneControl } from '../src/lanes/lane-control'

const KB = 1024
const BODY = 512 * KB

/** So many bodies land, evenly, at this rate of all lanes together. */
function carry(control: LaneControl, bytesPerSecond: number, landings: number, fromMs = 0): LaneControl {
  let now = control
  for (let landed = 1; landed <= landings; landed += 1) {
    const atMs = fromMs + (landed * BODY * 1000) / bytesPerSecond
    now = afterLanding(now, { sizeBytes: BODY, atMs, full: true })
  }
  return now
}

/** A line that carries `full` together, and `each` on one connection; until so many bodies have landed. */
function follow(
  control: LaneControl,
  line: { readonly full: number; readonly each: number },
  landings: number,
) {
  let now = control
  let atMs = 0
  const seen: number[] = []
  for (let landed = 0; landed < landings; landed += 1) {
    atMs += (BODY * 1000) / Math.min(line.full, line.each * now.lanes)
    now = afterLanding(now, { sizeBytes: BODY, atMs, full: true })
    seen.push(now.lanes)
  }
  return { control: now, seen, ms: atMs }
}

const times = (count: number, control: LaneControl, timeout: boolean, everyMs = 60000) =>
  Array.from({ length: count }).reduce<LaneControl>(
    (now, _, index) => afterBreak(now, { timeout, atMs: index * everyMs }),
    control,
  )

test.each([
  [1, 1],
  [4, 4],
  [6, 6],
  [9, 6],
])('a host that has room for %i begins with %i', (ceiling, lanes) => {
  expect(firstLanes(ceiling)).toMatchObject({ lanes, ceiling })
})

describe('a line that carries more on more connections', () => {
  test('is climbed to the ceiling', () => {
    const { control } = follow(firstLanes(9), { full: 9e6, each: 1e6 }, 200)
    expect(control.lanes).toBe(9)
    expect(control.bytesPerSecond).toBeCloseTo(9e6, -2)
  })

  test.each([
    ['20 Mbit/s, 4 each', { full: 2.5e6, each: 0.5e6 }, 0.97],
    ['4 Mbit/s, 0.7 each', { full: 0.5e6, each: 0.09e6 }, 0.97],
    ['a line that one connection fills', { full: 2e6, each: 2e6 }, 1],
    ['eight times the first lanes', { full: 50e6, each: 1e6 }, 0.85],
  ])('%s: of what nine lanes would carry, little is lost', (_, line, share) => {
    const bodies = 200
    const best = (bodies * BODY * 1000) / Math.min(line.full, line.each * 9)
    expect(best / follow(firstLanes(9), line, bodies).ms).toBeGreaterThan(share - 0.01)
  })
})

test('a line that is full is tried now and then, and gets no more lanes for it', () => {
  const { seen } = follow(firstLanes(9), { full: 2e6, each: 2e6 }, 600)
  expect(Math.max(...seen)).toBe(7)
  expect(seen.filter((lanes) => lanes === 6).length).toBeGreaterThan(seen.length * 0.7)
  expect(seen.filter((lanes) => lanes > 6).length).toBeGreaterThan(20)
})

test('what the app slows down tells nothing of the line', () => {
  const calm = Array.from({ length: 100 }).reduce<LaneControl>(
    (now, _, index) => afterLanding(now, { sizeBytes: BODY, atMs: index * 1000, full: false }),
    firstLanes(9),
  )
  expect(calm.lanes).toBe(6)
  expect(calm.bytesPerSecond).toBeUndefined()
})

test('a body that the host is long to send by itself tells nothing either', () => {
  const control = Array.from({ length: 100 }).reduce<LaneControl>(
    (now, _, index) => afterLanding(now, { sizeBytes: 500 * 1024 * KB, atMs: index * 60000, full: true }),
    firstLanes(9),
  )
  expect(control.lanes).toBe(6)
  expect(control.bytesPerSecond).toBeUndefined()
})

test('on a line so slow that a body would be on its way for long, fewer go at once', () => {
  const slow = carry(firstLanes(9), 60 * KB, 20)
  expect(slow.lanes).toBe(2)
  expect(carry(slow, 20 * KB, 40, 1e6).lanes).toBe(1)
})

test('one break says nothing; two among few bodies halve the lanes, and what breaks with them counts no more', () => {
  const control = firstLanes(9)
  expect(times(1, control, false).lanes).toBe(6)
  expect(times(2, control, false).lanes).toBe(3)
  expect(times(6, control, false).lanes).toBe(3)
  const landed = afterLanding(times(6, control, false), { sizeBytes: BODY, atMs: 0, full: true })
  expect(times(2, landed, false).lanes).toBe(1)
})

test('two breaks among many bodies are what any line has', () => {
  expect(times(2, carry(firstLanes(9), 1e6, 8), false).lanes).toBe(6)
})

test('a timeout halves the lanes, and one is left; those of one moment are one', () => {
  expect([1, 2, 3, 9].map((count) => times(count, firstLanes(9), true).lanes)).toEqual([3, 1, 1, 1])
  expect(times(6, firstLanes(9), true, 100).lanes).toBe(3)
})

test('a pause, an app that was halted and a clock that was set are no slow line', () => {
  const line = { full: 2.5e6, each: 2.5e6 }
  const { control, ms } = follow(firstLanes(9), line, 40)
  const { lanes, bytesPerSecond = 0 } = control
  for (const pauseMs of [70e3, 3600e3, -3600e3]) {
    const later = carry(control, 2.5e6, 40, ms + pauseMs)
    expect(later.lanes).toBeGreaterThanOrEqual(lanes - 1)
    expect(later.bytesPerSecond).toBeGreaterThan(bytesPerSecond * 0.9)
  }
  const afterTunnel = carry(afterPause(control), 2.5e6, 40, ms + 20e3)
  expect(afterTunnel.bytesPerSecond).toBeGreaterThan(bytesPerSecond * 0.9)
})

test('after a break it climbs again, soon as far as it began', () => {
  const { control } = follow(times(2, firstLanes(9), true), { full: 9e6, each: 1e6 }, 150)
  expect(control.lanes).toBe(9)
})

test('a clock that is set back, or stands still, changes nothing', () => {
  const control = firstLanes(9)
  const still = Array.from({ length: 50 }).reduce<LaneControl>(
    (now) => afterLanding(now, { sizeBytes: BODY, atMs: 5, full: true }),
    control,
  )
  expect(still.lanes).toBe(6)
  expect(still.bytesPerSecond).toBeUndefined()
})

test('whatever happens, there is a lane, and there are no more than the host has', () => {
  const event = fc.oneof(
    fc.record({
      sizeBytes: fc.integer({ min: 0, max: 9e6 }),
      atMs: fc.integer({ min: 0, max: 1e6 }),
      full: fc.boolean(),
    }),
    fc.record({ timeout: fc.boolean(), atMs: fc.integer({ min: 0, max: 1e6 }) }),
    fc.constant('pause' as const),
  )
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.array(event, { maxLength: 200 }), (ceiling, events) => {
      let control = firstLanes(ceiling)
      for (const each of events) {
        if (each === 'pause') control = afterPause(control)
        else control = 'timeout' in each ? afterBreak(control, each) : afterLanding(control, each)
        expect(control.lanes).toBeGreaterThanOrEqual(1)
        expect(control.lanes).toBeLessThanOrEqual(ceiling)
        expect(Number.isInteger(control.lanes)).toBe(true)
      }
    }),
  )
})

test('timeouts of one moment are one, whatever the time of day', () => {
  const atMs = 1.8e12
  const once = afterBreak(firstLanes(9), { timeout: true, atMs })
  expect(afterBreak(once, { timeout: true, atMs: atMs + 400 }).lanes).toBe(3)
  expect(afterBreak(once, { timeout: true, atMs: atMs - 400 }).lanes).toBe(3)
  expect(afterBreak(once, { timeout: true, atMs: atMs + 40000 }).lanes).toBe(1)
})

test('two breaks among five bodies are many', () => {
  expect(times(2, carry(firstLanes(9), 1e6, 6), false).lanes).toBe(3)
})

test('a window is judged when each lane has brought two bodies, and the first body only starts the clock', () => {
  expect(carry(firstLanes(9), 1e6, 12).bytesPerSecond).toBeUndefined()
  expect(carry(firstLanes(9), 1e6, 13).bytesPerSecond).toBeCloseTo(1e6, 0)
  expect(carry(firstLanes(1), 1e6, 8).bytesPerSecond).toBeUndefined()
  expect(carry(firstLanes(1), 1e6, 9).bytesPerSecond).toBeCloseTo(1e6, 0)
})

test('after a break that left two lanes, they are doubled first', () => {
  const { seen } = follow(times(1, firstLanes(4), true), { full: 9e6, each: 1e6 }, 40)
  expect(new Set(seen)).toEqual(new Set([2, 4]))
})
