import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import ts from 'typescript'
import type { AdapterBench } from '../src/contract/bench'
import { type Clause, ContractBreach, judge } from '../src/contract/clause'
import { contract } from '../src/contract/contract'
import { saboteurs } from '../src/contract/saboteurs/saboteurs'

const folder = join(__dirname, '../src')
/** The clauses, and what a page runs them with. */
const entries = ['contract/contract.ts', 'self-check/on-phone.ts'].map((path) => join(folder, path))

/** Every file that a module loads, and every package. */
function loadedBy(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const { fileName } of ts.preProcessFile(readFileSync(file, 'utf8')).importedFiles) {
    if (fileName.startsWith('.')) loadedBy(join(dirname(file), `${fileName}.ts`), seen)
    else seen.add(fileName)
  }
  return seen
}

test('a clause loads nothing but the seam, so that a page on a phone can hold its host to the contract', () => {
  const loaded = new Set(entries.flatMap((entry) => [...loadedBy(entry)]))
  const outside = [...loaded].filter((name) => !/^(contract|self-check)\//.test(relative(folder, name)))
  expect(outside.filter((name) => name !== '@vod-upload/platform')).toEqual([])
  expect(loaded.size).toBeGreaterThan(10)
})

test('a clause uses no name that only Node, a browser or a test runner has', () => {
  const known = ts.createProgram(
    entries.flatMap((entry) => [...loadedBy(entry)]).filter((name) => name.endsWith('.ts')),
    {
      lib: ['lib.es2020.d.ts'],
      types: [],
      target: ts.ScriptTarget.ES2020,
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      customConditions: ['source'],
    },
  )
  const foreign = known
    .getSemanticDiagnostics()
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))
  expect(foreign.join()).toMatch(/'setTimeout'/)
  // Timers are no part of the language, and every host has them.
  expect(foreign.filter((text) => !/'(set|clear)Timeout'/.test(text))).toEqual([])
})

test('each clause has an id of its own, that begins with its topic, and a sentence', () => {
  expect(new Set(contract.map(({ id }) => id)).size).toBe(contract.length)
  const odd = contract.filter(
    ({ id, topic, promise }) => !id.startsWith(`${topic}-`) || !/^[A-Z].*[^.]$/.test(promise),
  )
  expect(odd).toEqual([])
})

test('each clause has a saboteur, and each saboteur a clause', () => {
  const ids = contract.map(({ id }) => id)
  const fallen = new Set(saboteurs.map(({ breaks }) => breaks))
  expect(ids.filter((id) => !fallen.has(id))).toEqual([])
  expect([...fallen].filter((id) => !ids.includes(id))).toEqual([])
})

const clause: Clause = {
  id: 'wake-online',
  topic: 'wake',
  promise: 'It holds',
  needs: ['setOnline'],
  check: async () => undefined,
}

function benchWith(pieces: Partial<AdapterBench>): AdapterBench {
  return { lacks: {}, platform: {}, ...pieces } as AdapterBench
}

const setOnline = () => undefined

test.each<[string, Clause, Partial<AdapterBench>, object]>([
  ['what it needs is there', clause, { setOnline }, { result: 'kept' }],
  [
    'what it needs is absent, and the bench says why',
    clause,
    { lacks: { setOnline: 'It knows no network.' } },
    { result: 'not here', reason: 'It knows no network.' },
  ],
  [
    'what it needs is absent for no reason',
    clause,
    { lacks: { setVisible: 'It is always in front.' } },
    { result: 'broken', why: 'The bench has no setOnline, and does not say why.' },
  ],
  [
    'there is an excuse for what is there',
    { ...clause, check: () => Promise.reject(new ContractBreach('It slept.')) },
    { setOnline, lacks: { setOnline: 'It knows no network.' } },
    { result: 'broken', why: 'It slept.' },
  ],
  [
    'the host cannot break off a call',
    { ...clause, needs: ['abortRequest'] },
    { lacks: { abortRequest: 'Nobody can.' } },
    { result: 'not here', reason: 'Nobody can.' },
  ],
  [
    'names of localhost lead nowhere',
    { ...clause, needs: ['localhostNames'] },
    { lacks: { localhostNames: 'The resolver knows none.' } },
    { result: 'not here', reason: 'The resolver knows none.' },
  ],
  [
    'the host breaks off requests, and no forms',
    { ...clause, needs: ['abortRequest'] },
    { lacks: { abortForm: 'Nobody can.' } },
    { result: 'kept' },
  ],
  [
    'the seam asks nothing of such a host',
    { ...clause, silentWhere: () => 'It sends no bodies.' },
    { setOnline },
    { result: 'not here', reason: 'It sends no bodies.' },
  ],
  [
    'the adapter throws on the spot',
    {
      ...clause,
      check() {
        throw new TypeError('x is not a function')
      },
    },
    { setOnline },
    { result: 'broken', why: 'The adapter failed: x is not a function' },
  ],
])('a verdict when %s', async (_, judged, pieces, verdict) => {
  expect(await judge(judged, benchWith(pieces))).toEqual(verdict)
})

test('an adapter that leaves clauses waiting is waited for less and less, and its device is well again', async () => {
  jest.useFakeTimers()
  try {
    const calls: string[] = []
    const bench = benchWith({
      setOnline: (online) => calls.push(`online: ${online}`),
      setVisible: (visible) => calls.push(`visible: ${visible}`),
    })
    const hanging = { ...clause, check: () => new Promise<void>(() => undefined) }
    const whys: unknown[] = []
    for (let count = 0; count < 4; count += 1) {
      const verdict = judge(hanging, bench)
      jest.advanceTimersByTime(20000)
      whys.push(await verdict)
    }
    const broken = (ms: number) => ({ result: 'broken', why: `It did not end within ${ms} ms.` })
    expect(whys).toEqual([broken(20000), broken(20000), broken(20000), broken(3000)])
    expect(calls.slice(-2)).toEqual(['online: true', 'visible: true'])
  } finally {
    jest.useRealTimers()
  }
})
