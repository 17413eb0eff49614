// The test runner that Stryker is given, on code that holds mutants as Stryker would write them.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '../..')

const files = {
  'grow.ts': `
    const stryker: any = (globalThis as any).__stryker__
    const isActive = (id: string) => {
      if (stryker.activeMutant !== id) return false
      if (stryker.hitCount !== undefined && ++stryker.hitCount > stryker.hitLimit) throw new Error('Too often')
      return true
    }
    export const limit: number = isActive('limit') ? 0 : 3
    export const broken = isActive('broken') ? (undefined as any).length : 0
    export const grow = (size: number) => (isActive('grow') ? size - 1 : size + 1)
    export const idle = () => (isActive('idle') ? 1 + 1 : 2)
    let built: number | undefined
    export const table = () => { if (isActive('table') || built !== undefined) return built; return (built = 7) }
    export const endless = () => { for (let turn = 0; isActive('endless') || turn < 1; turn++); }
  `,
  'grow.test.ts': `
    import * as fc from 'fast-check'
    import { endless, grow, idle, limit, table } from './grow'
    let start = 0
    beforeEach(() => { start = 1 })
    test.each([[1, 2]])('%i grows', async (_, size) => { expect(grow(start)).toBe(size) })
    describe('the rest', () => {
      test('limit', () => { expect(limit).toBe(3) })
      test('idle', () => { expect(idle()).toBe(2); expect(table()).toBe(7); endless() })
      test('luck', () => { fc.assert(fc.property(fc.nat(), (n) => { (globalThis as any).drawn.push(n) }), { numRuns: 3 }) })
    })
  `,
  'main.mjs': `
    import { createTestRunner } from '${join(root, 'scripts/mutation/test-runner/test-runner.mjs')}'
    const runner = createTestRunner(['grow.test.ts'])
    const draw = async (act) => { globalThis.drawn = []; return { result: await act(), drawn: globalThis.drawn } }
    const dry = await draw(() => runner.dryRun())
    const again = await draw(() => runner.dryRun())
    const one = (id, isStatic, more = {}) => runner.mutantRun({
      activeMutant: { id }, mutantActivation: isStatic ? 'static' : 'runtime', sandboxFileName: '/grow.ts', ...more })
    globalThis.drawn = []
    const first = dry.result.tests[0].id
    const mutants = {
      grow: await one('grow', false), growUnseen: await one('grow', false, { testFilter: [dry.result.tests[1].id] }),
      limit: await one('limit', true), idleAfterLimit: await one('idle', false),
      table: await one('table', false), idleAfterTable: await one('idle', false),
      broken: await one('broken', true), idleAfterBroken: await one('idle', false),
      endless: await one('endless', false, { hitLimit: 50 }),
    }
    console.log(JSON.stringify({ dry, again, first, mutants }))
  `,
}

test('mutants are killed, survive or run out of hits, and none is left behind for the next one', () => {
  mkdirSync(join(root, '.tmp'), { recursive: true })
  const folder = mkdtempSync(join(root, '.tmp', 'mutation-runner-'))
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
    const run = spawnSync(process.execPath, ['--require=tsx/cjs', 'main.mjs'], {
      cwd: folder,
      encoding: 'utf8',
      timeout: 20000,
    })
    expect(run.stderr).toBe('')
    const { dry, again, first, mutants } = JSON.parse(run.stdout)
    expect(dry.result.status).toBe('complete')
    expect(dry.result.tests.map(({ status }: { status: number }) => status)).toEqual([0, 0, 0, 0])
    // The same numbers every time, or the score would be another one.
    expect(again.drawn).toEqual(dry.drawn)
    expect(dry.drawn).toHaveLength(3)

    const statusOf = (name: string) => mutants[name].status
    expect(Object.keys(mutants).map((name) => [name, statusOf(name)])).toEqual([
      ['grow', 'killed'],
      ['growUnseen', 'survived'],
      ['limit', 'killed'],
      ['idleAfterLimit', 'survived'],
      ['table', 'killed'],
      ['idleAfterTable', 'survived'],
      ['broken', 'killed'],
      ['idleAfterBroken', 'survived'],
      ['endless', 'timeout'],
    ])
    expect(mutants.grow).toMatchObject({ killedBy: [first], nrOfTests: 1 })
  } finally {
    rmSync(folder, { recursive: true })
  }
})
