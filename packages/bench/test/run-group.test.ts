import type { Group } from '../src/groups'
import type { Cell, Outcome } from '../src/run-cell'
import { runGroup } from '../src/run-group'

const MB = 1024 * 1024
const outcome: Outcome = {
  ms: 1000,
  cpuMs: 500,
  peakBytes: 0,
  requests: 1,
  connections: 1,
  bytesAgain: 0,
}
const group: Group = {
  line: 'halving',
  fileSet: '1x100MB',
  load: { count: 1, sizeBytes: 100 * MB },
  searchLoad: { count: 1, sizeBytes: 10 * MB },
  candidates: [1, 2, 3].map((lanes) => ({ lanes, partSizeBytes: MB })),
}

/** Runs it with cells of which only their time is made up. */
async function run(given: Group, msOf: (cell: Cell) => number | 'failed') {
  const cells: Cell[] = []
  const result = await runGroup(given, async (cell) => {
    cells.push(cell)
    const ms = msOf(cell)
    return ms === 'failed'
      ? { ...outcome, ms: 1, failure: 'It broke.' }
      : { ...outcome, ms, heldBytes: 7, longestBlockMs: 3 }
  })
  const row = (contender: string) => result.rows.find((one) => one.contender === contender)
  return { result, cells, row }
}

test('the bound is the best of those that did best on a part, and the ratio is to its time', async () => {
  const { result, cells, row } = await run(group, ({ contender, bound: { lanes }, load }) => {
    if (contender !== 'bound') return 2000
    if (load.sizeBytes === 10 * MB) return 100 - lanes
    return lanes === 3 ? 1500 : 1000
  })
  const whole = cells.filter(({ contender, load }) => contender === 'bound' && load === group.load)
  expect(whole.map(({ bound }) => bound.lanes).sort()).toEqual([2, 3])
  expect(cells.filter(({ isTry }) => isTry).map(({ load }) => load)).toEqual(Array(3).fill(group.searchLoad))
  expect(result.bound.lanes).toBe(2)
  expect(row('bound')?.ofBound).toBe(1)
  expect(row('ours')).toMatchObject({ ofBound: 0.5, bytesPerSecond: 50 * MB })
  expect(row('ours')?.cpuSecondsPerGB).toBeCloseTo(0.5 / ((100 * MB) / 1e9))
})

test('one that failed has no ratio, and is not the bound however soon it ended', async () => {
  const { result, row } = await run(group, ({ contender, bound: { lanes } }) =>
    contender === 'wx.uploadFile' || (contender === 'bound' && lanes < 3) ? 'failed' : 1000,
  )
  expect(result.bound.lanes).toBe(3)
  expect(row('wx.uploadFile')).toEqual({
    contender: 'wx.uploadFile',
    outcome: expect.objectContaining({ failure: 'It broke.' }),
  })
})

test('where the line decides, blocks are watched in the one run', async () => {
  const { cells, row } = await run(group, () => 1000)
  expect(new Set(cells.map(({ watches }) => watches))).toEqual(new Set(['blocks']))
  expect(row('ours')?.longestBlockMs).toBe(3)
})

test('where the processor decides, memory, blocks and the figures without a JIT have runs of their own', async () => {
  const blocksLoad = { count: 1, sizeBytes: 2 * MB }
  const jitlessLoad = { count: 1, sizeBytes: MB }
  const { result, cells, row } = await run(
    { ...group, closely: { blocksLoad, jitlessLoad } },
    ({ jitless, contender }) => (jitless && contender === 'ours' ? 4000 : 1000),
  )
  expect(row('ours')).toMatchObject({ heldBytes: 7, longestBlockMs: 3 })
  const watching = (what: string) => cells.filter(({ watches, jitless }) => watches === what && !jitless)
  const everybody = result.rows.map(({ contender }) => contender)
  expect(watching('memory').map(({ contender }) => contender)).toEqual(everybody)
  expect(watching('memory').every(({ load }) => load === group.load)).toBe(true)
  expect(watching('blocks').map(({ contender }) => contender)).toEqual(everybody)
  expect(watching('blocks').every(({ load }) => load === blocksLoad)).toBe(true)
  expect(result.jitless.map(({ contender, ofBound }) => [contender, ofBound])).toEqual([
    ['ours', 0.25],
    ['bound', 1],
  ])
  expect(cells.filter(({ jitless }) => jitless).every(({ load }) => load === jitlessLoad)).toBe(true)
})

test('nothing is searched where there is nothing to choose from', async () => {
  const { cells, result } = await run({ ...group, candidates: [{ lanes: 9, partSizeBytes: MB }] }, () => 1000)
  expect(cells.some(({ isTry }) => isTry)).toBe(false)
  expect(result.bound.lanes).toBe(9)
})
