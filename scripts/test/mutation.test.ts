import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { declarationAt } from '../mutation/declaration-at'
import { bulletOf, compare, tableOf, withTable } from '../mutation/document'
import { filesOf, pureFolders, testsOf } from '../mutation/folders'
import { countsOf, type MutationResult, merge, scoreOf, survivorsOf } from '../mutation/result'
import type { StrykerReport } from '../mutation/run-stryker'
import { staleFolders } from '../mutation/source-digest'

const root = join(__dirname, '../..')
const result: MutationResult = JSON.parse(readFileSync(join(root, 'docs/mutation.json'), 'utf8'))
const document = readFileSync(join(root, 'docs/mutation.md'), 'utf8')

describe('the mutation score that is kept', () => {
  test('is at least 85 in all, and in each folder', () => {
    expect(scoreOf(result.folders)).toBeGreaterThanOrEqual(85)
    expect(result.folders.filter((folder) => scoreOf([folder]) < 85)).toEqual([])
  })

  test('is of every pure folder', () => {
    expect(result.folders.map(({ name }) => name)).toEqual(pureFolders.map(({ name }) => name))
  })

  test('names as many survivors as it counts', () => {
    for (const { name, survived } of result.folders) {
      expect([name, result.survivors.filter(({ folder }) => folder === name).length]).toEqual([
        name,
        survived,
      ])
    }
  })

  test('stands in docs/mutation.md, with each survivor below a reason', () => {
    expect(document).toContain(tableOf(result))
    expect(compare(document, result)).toEqual({ missing: [], outlived: [] })
  })

  test.each(pureFolders.map((folder) => [folder.name, folder] as const))(
    '%s has files to mutate, and tests of its own',
    (_, folder) => {
      expect(filesOf(folder, root).length).toBeGreaterThan(0)
      expect(testsOf(folder, root).length).toBeGreaterThan(0)
    },
  )
})

const source = [
  'const LIMIT = 3',
  '',
  'export function grow(size: number) {',
  '  return size + 1',
  '}',
  '',
].join('\n')
const mutant = (status: string, line: number, start: number, end: number, replacement: string) => ({
  mutatorName: 'SomeMutator',
  status,
  replacement,
  location: { start: { line, column: start }, end: { line, column: end } },
})
const report: StrykerReport = {
  files: {
    'packages/core/src/plan/grow.ts': {
      source,
      mutants: [
        mutant('Killed', 4, 10, 18, 'size - 1'),
        mutant('Timeout', 4, 10, 18, 'size'),
        mutant('Survived', 4, 17, 18, '0'),
        mutant('NoCoverage', 1, 15, 16, ''),
        mutant('CompileError', 1, 15, 16, 'x'),
        mutant('Ignored', 1, 15, 16, 'y'),
      ],
    },
  },
}
const found: MutationResult = {
  folders: [{ name: 'plan', digest: 'd', ...countsOf(report) }],
  survivors: survivorsOf('plan', report),
}

test('a mutant that made a test run forever counts as noticed, one that no test runs as a survivor', () => {
  expect(countsOf(report)).toEqual({ killed: 1, timedOut: 1, survived: 2 })
})

test('a survivor is named by the text that was changed and the declaration around it', () => {
  const [first, second] = found.survivors.map(bulletOf)
  expect(first).toBe('- core/plan/grow.ts, LIMIT: `3` → nothing')
  expect(second).toBe('- core/plan/grow.ts, grow: `1` → `0`')
})

test.each([
  ['a constant', 'const one = 1, other = 2', 'other = 2', 'one, other'],
  ['a class', 'export class Box { open() {} }', 'open', 'Box'],
  ['a statement without a name', 'if (true) { run() }', 'run', ''],
])('the declaration around %s', (_, text, place, name) => {
  expect(declarationAt(text, text.indexOf(place))).toBe(name)
})

test.each([
  [[], 100],
  [[{ killed: 0, timedOut: 0, survived: 1 }], 0],
  [[{ killed: 1, timedOut: 1, survived: 1 }], 66.6],
  [[{ killed: 8499, timedOut: 0, survived: 1501 }], 84.9],
])('the score is in per cent, and not rounded up: %j', (counts, score) => {
  expect(scoreOf(counts)).toBe(score)
})

test('folders that were mutated again take the place of what was known of them', () => {
  const before: MutationResult = {
    folders: [
      { name: 'plan', digest: 'old', killed: 0, timedOut: 0, survived: 9 },
      { name: 'oss', digest: 'o', killed: 3, timedOut: 0, survived: 0 },
      { name: 'gone', digest: 'g', killed: 3, timedOut: 0, survived: 0 },
    ],
    survivors: [],
  }
  const merged = merge(before, found, ['oss', 'plan'])
  expect(merged.folders).toEqual([before.folders[1], found.folders[0]])
  expect(merged.survivors).toEqual(found.survivors)
})

test('the table of a document is replaced, and its text left alone', () => {
  const old = [
    'Words.',
    '',
    ...tableOf({ folders: [], survivors: [] }).split('\n'),
    '',
    '## Survivors',
    '',
  ].join('\n')
  const renewed = withTable(old, tableOf(found))
  expect(renewed).toContain('| plan | 4 | 1 | 1 | 2 | 50.0 % |')
  expect(renewed.replace(/^\|.*\n/gm, '')).toBe(old.replace(/^\|.*\n/gm, ''))
  expect(() => withTable('Words.', tableOf(found))).toThrow('has lost its table')
})

test.each([
  ['all of them below a reason', ['Why.', '', ...found.survivors.map(bulletOf)], 0, 0],
  ['none', ['Why.'], 2, 0],
  ['no reason', found.survivors.map(bulletOf), 2, 0],
  ['a heading in place of a reason', ['### Why', '', ...found.survivors.map(bulletOf)], 2, 0],
  ['one that is no survivor', ['Why.', '', ...found.survivors.map(bulletOf), '- x'], 0, 1],
])('a document with %s is held against the result', (_, lines, missing, outlived) => {
  const { missing: m, outlived: o } = compare(['## Survivors', '', ...lines].join('\n'), found)
  expect([m.length, o.length]).toEqual([missing, outlived])
})

test('a score of other code than stands there is stale, and one that is missing too', () => {
  const names = pureFolders.map(({ name }) => name)
  expect(staleFolders(pureFolders, { folders: [], survivors: [] }, root)).toEqual(names)
  const other = names.map((name) => ({ name, digest: 'other', killed: 1, timedOut: 0, survived: 0 }))
  expect(staleFolders(pureFolders, { folders: other, survivors: [] }, root)).toEqual(names)
})
