import { isToldNow, nextPace, type Pace, type PaceNews } from '../src/transfer/progress-pace'
import { createProgressTeller } from '../src/transfer/progress-teller'
import { createManualClock } from './manual-clock'

test.each<[Pace, PaceNews, boolean, Pace]>([
  ['free', 'moved', true, 'told'],
  ['free', 'whole', true, 'done'],
  ['free', 'elapsed', false, 'free'],
  ['free', 'ended', false, 'done'],
  ['told', 'moved', false, 'behind'],
  ['told', 'whole', true, 'done'],
  ['told', 'elapsed', false, 'free'],
  ['told', 'ended', false, 'done'],
  ['behind', 'moved', false, 'behind'],
  ['behind', 'whole', true, 'done'],
  ['behind', 'elapsed', true, 'told'],
  ['behind', 'ended', false, 'done'],
  ['done', 'moved', false, 'done'],
  ['done', 'whole', false, 'done'],
  ['done', 'elapsed', false, 'done'],
  ['done', 'ended', false, 'done'],
])('a page that is %s, and %s: told %s, then %s', (pace, news, told, next) => {
  expect(isToldNow(pace, news)).toBe(told)
  expect(nextPace(pace, news)).toBe(next)
})

/** Milliseconds at which something happens to a file of 100 bytes: so many are sent, or the run ends. */
type Happenings = ReadonlyArray<readonly [atMs: number, sentBytes: number | 'end']>

test.each<[string, Happenings, ReadonlyArray<readonly [number, number]>]>([
  ['the first report, at once', [[5, 10]], [[5, 10]]],
  [
    'the latest of those that come too soon, when the time is over',
    [
      [0, 1],
      [10, 2],
      [99, 3],
    ],
    [
      [0, 1],
      [100, 3],
    ],
  ],
  [
    'no more often after that',
    [
      [0, 1],
      [10, 2],
      [110, 3],
      [150, 4],
      [310, 5],
    ],
    [
      [0, 1],
      [100, 2],
      [200, 4],
      [310, 5],
    ],
  ],
  [
    'each that comes slowly enough, at once',
    [
      [0, 1],
      [101, 2],
      [202, 3],
    ],
    [
      [0, 1],
      [101, 2],
      [202, 3],
    ],
  ],
  [
    'all of a quick file, at its beginning and its end',
    [
      [0, 1],
      [10, 60],
      [20, 100],
    ],
    [
      [0, 1],
      [20, 100],
    ],
  ],
  [
    'nothing once it has ended',
    [
      [0, 1],
      [10, 2],
      [20, 'end'],
      [30, 3],
    ],
    [[0, 1]],
  ],
])('a page hears of %s', async (_, happenings, expected) => {
  const clock = createManualClock()
  const told: Array<readonly [number, number]> = []
  let sent = 0
  const teller = createProgressTeller(clock, () => told.push([clock.now(), sent]))
  for (const [atMs, what] of happenings) {
    await clock.advance(atMs - clock.now())
    if (what === 'end') teller.end()
    else {
      sent = what
      teller.moved(what === 100)
    }
  }
  await clock.advance(1000)
  expect(told).toEqual(expected)
  expect(clock.sleepers).toBe(0)
})

test('no timer is left where the run ends before the time is over, and none is set for a whole file', async () => {
  const clock = createManualClock()
  const teller = createProgressTeller(clock, () => undefined)
  teller.moved(false)
  expect(clock.sleepers).toBe(1)
  teller.end()
  expect(clock.sleepers).toBe(0)
  createProgressTeller(clock, () => undefined).moved(true)
  expect(clock.sleepers).toBe(0)
})

test('a run that its page ends as it hears of progress leaves no timer either', () => {
  const clock = createManualClock()
  const teller = createProgressTeller(clock, () => teller.end())
  teller.moved(false)
  expect(clock.sleepers).toBe(0)
})
