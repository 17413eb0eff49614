import { type FileReport, type StormReport, violationsOf } from '../src/storm-report'

const once = { successes: 1, failures: [] }
const failed = { successes: 0, failures: ['The line broke. Check the connection and upload again.'] }
const file: FileReport = { name: 'a.mp4', rounds: [failed, once], bytesEqual: true, progressFell: false }
const good: StormReport = {
  files: [file],
  end: 'left',
  knownSessions: 0,
  struck: new Map(),
}

test('a file that failed once, and then arrived, violates nothing', () => {
  expect(violationsOf(good)).toEqual([])
})

test.each<{ broken: Partial<FileReport>; seen: RegExp }>([
  { broken: { rounds: [{ successes: 2, failures: [] }] }, seen: /told 2 times/ },
  { broken: { rounds: [{ ...failed, successes: 1 }, once] }, seen: /told 2 and 1 times/ },
  { broken: { rounds: [{ successes: 0, failures: [] }, once] }, seen: /told 0 and 1 times/ },
  { broken: { rounds: [failed, failed] }, seen: /failed though the line was well again/ },
  { broken: { bytesEqual: false }, seen: /bytes of the object/ },
  { broken: { progressFell: true }, seen: /went back/ },
  { broken: { rounds: [{ successes: 0, failures: ['Error 17'] }, once] }, seen: /no remedy: Error 17/ },
])('violated by a file: $seen', ({ broken, seen }) => {
  expect(violationsOf({ ...good, files: [{ ...file, ...broken }] })).toContainEqual(
    expect.stringMatching(seen),
  )
})

test.each<{ broken: Partial<StormReport>; seen: RegExp }>([
  { broken: { end: 'too long' }, seen: /did not end/ },
  { broken: { end: 'crashed' }, seen: /crashed/ },
  { broken: { end: 'left something open' }, seen: /still open/ },
  { broken: { knownSessions: 2 }, seen: /2 sessions/ },
])('violated by all: $seen', ({ broken, seen }) => {
  expect(violationsOf({ ...good, ...broken })).toEqual([expect.stringMatching(seen)])
})
