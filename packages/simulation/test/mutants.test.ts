import { type Mutant, mutated } from '../src/mutants/mutant'
import { mutants } from '../src/mutants/mutants'
import { firstFailure, loadRunSeed } from '../src/soak/load'

const MOST_SEEDS = 2000

test.each(mutants.map((mutant) => [mutant.name, mutant] as const))(
  'a seed finds the bug that %s',
  async (_, mutant) => {
    const runSeed = await loadRunSeed(mutant)
    const found =
      (await firstFailure(runSeed, mutant.foundAt ?? 1, 1)) ?? (await firstFailure(runSeed, 1, MOST_SEEDS))
    expect(found?.violations.length).toBeGreaterThan(0)
  },
  60000,
)

const mutant: Mutant = { name: 'bug', file: 'a.ts', find: 'one', replace: 'two' }

test('a mutant changes one place', () => {
  expect(mutated('one and more', mutant)).toBe('two and more')
})

test.each([
  ['is not there', 'none', 0],
  ['is there twice', 'one, one', 2],
])('a mutant whose place %s is refused', (_, code, times) => {
  expect(() => mutated(code.replace('none', 'other'), mutant)).toThrow(`stands ${times} times in a.ts`)
})
