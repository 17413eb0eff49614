import { type KillReport, mostSentAgainBytes, sentAgainBytes, violationsOf } from '../src/kill-report'
import { MB } from '../src/megabytes'

const good: KillReport = {
  fileBytes: 100 * MB,
  partSizeBytes: MB,
  parallelParts: 3,
  wantedKills: 2,
  killed: [
    { passedBytes: 20 * MB, heldParts: 16 },
    { passedBytes: 2 * MB, heldParts: 17 },
  ],
  lastEnd: 'left',
  successes: 1,
  failures: [],
  progressFell: false,
  bytesEqual: true,
  passedBytes: 104 * MB,
  requests: 110,
  completions: 1,
  knownSessions: 0,
  records: 1,
  unnotedKills: 0,
}

test('a good run has no violation', () => {
  expect(violationsOf(good)).toEqual([])
  expect(sentAgainBytes(good)).toBe(4 * MB)
})

test('a kill may cost the parts on their way twice over and a sixteenth of those held, and no more than its life sent', () => {
  const framing = 110 * 2048 + 100 * 128
  expect(mostSentAgainBytes(good)).toBe((2 * 3 + 1) * MB + 2 * MB + framing)
})

test.each<{ broken: Partial<KillReport>; seen: string }>([
  { broken: { wantedKills: 3 }, seen: 'The app was killed 2 times, and not 3.' },
  { broken: { lastEnd: 'left something open' }, seen: 'The app ended with a call or a listener still open.' },
  { broken: { lastEnd: 'crashed' }, seen: 'The app crashed.' },
  { broken: { lastEnd: 'too long' }, seen: 'The app did not end: it hangs, or a timer or a socket is open.' },
  { broken: { successes: 0 }, seen: 'Success was told 0 times, and not once.' },
  { broken: { successes: 2 }, seen: 'Success was told 2 times, and not once.' },
  { broken: { failures: ['It broke.'] }, seen: 'A failure was told: It broke.' },
  { broken: { progressFell: true }, seen: 'Progress went back.' },
  { broken: { bytesEqual: false }, seen: "The object's bytes are not those of the file." },
  { broken: { knownSessions: 1 }, seen: '1 sessions were left in OSS that the app knew of.' },
  { broken: { records: 2 }, seen: 'VOD has 2 records of one video.' },
])('violated: $seen', ({ broken, seen }) => {
  expect(violationsOf({ ...good, ...broken })).toEqual([seen])
})

test('more bytes sent again than the kills explain are a violation', () => {
  const most = good.fileBytes + mostSentAgainBytes(good)
  expect(violationsOf({ ...good, passedBytes: most })).toEqual([])
  expect(violationsOf({ ...good, passedBytes: most + 1 })).toEqual([expect.stringMatching(/were sent again/)])
})

test('a record that a kill cut off before it was written down may be followed by another', () => {
  expect(violationsOf({ ...good, records: 2, unnotedKills: 1 })).toEqual([])
})
