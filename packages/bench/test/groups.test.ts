import { readArguments } from '../src/arguments'
import { groupsOf, loadWithin } from '../src/groups'
import { lineNames, lines } from '../src/link/line-profile'

const MB = 1024 * 1024
const groupsFor = (...argv: string[]) => {
  const asked = readArguments(argv)
  if (asked.kind !== 'run') throw new Error('These arguments ask for no run.')
  return groupsOf(asked)
}

test.each([
  { load: { count: 1, sizeBytes: 100 * MB }, bytes: 1e9, fits: { count: 1, sizeBytes: 100 * MB } },
  { load: { count: 1, sizeBytes: 100 * MB }, bytes: 2.9 * MB, fits: { count: 1, sizeBytes: 2 * MB } },
  { load: { count: 1, sizeBytes: 100 * MB }, bytes: 10, fits: { count: 1, sizeBytes: MB } },
  { load: { count: 200, sizeBytes: 1000 }, bytes: 50_500, fits: { count: 50, sizeBytes: 1000 } },
  { load: { count: 200, sizeBytes: 1000 }, bytes: 1e9, fits: { count: 200, sizeBytes: 1000 } },
  { load: { count: 200, sizeBytes: 1000 }, bytes: 10, fits: { count: 10, sizeBytes: 1000 } },
])('$bytes bytes of $load are $fits', ({ load, bytes, fits }) => {
  expect(loadWithin(load, bytes)).toEqual(fits)
})

test('a full run sends the real sizes on every line', () => {
  const groups = groupsFor('--full')
  expect(groups.map(({ line }) => line)).toEqual(lineNames.flatMap((line) => [line, line, line]))
  for (const line of lineNames) {
    const loads = groups.filter((group) => group.line === line).map(({ load }) => load)
    expect(loads).toEqual([
      { count: 1, sizeBytes: 100 * MB },
      { count: 200, sizeBytes: 300 * 1024 },
      { count: 1, sizeBytes: 1024 * MB },
    ])
  }
})

test('a run that says nothing sends 100 MB and a gigabyte where the line carries them in seconds', () => {
  const groups = groupsFor()
  const real = groups.filter(({ load }) => load.sizeBytes >= 100 * MB)
  expect(real.map(({ line, fileSet }) => `${line} ${fileSet}`)).toEqual([
    '100mbit-20ms 1x100MB',
    '1gbit-2ms 1x100MB',
    '1gbit-2ms 1x1GB',
  ])
})

test('a swing is seen on the line that has one, and an accident on the one that has them', () => {
  const secondsOf = (line: keyof typeof lines) => {
    const [group] = groupsFor('--link', line, '--files', '1x100MB')
    return ((group?.load.sizeBytes ?? 0) * 8) / lines[line].bitsPerSecond
  }
  expect(secondsOf('halving') * 1000).toBeGreaterThan(2 * lines.halving.swing.everyMs)
  expect(secondsOf('4mbit-200ms-1%-reset20s') * 1000).toBeGreaterThan(
    2 * lines['4mbit-200ms-1%-reset20s'].resetEveryMs,
  )
})

test('small files go whole in the bound, and large ones in parts that OSS takes', () => {
  for (const { load, candidates } of groupsFor()) {
    const sizes = candidates.map(({ partSizeBytes }) => partSizeBytes)
    if (load.count > 1) expect(new Set(sizes)).toEqual(new Set([load.sizeBytes]))
    else expect(Math.min(...sizes)).toBeGreaterThanOrEqual(100 * 1024)
    expect(Math.max(...candidates.map(({ lanes }) => lanes))).toBe(10)
  }
})
