import { mutants } from '../src/mutants/mutants'
import { firstFailure, loadRunSeed } from '../src/soak/load'

test.each([[1], [17], [100], [12345]])('seed %i lives the very same life twice', async (seed) => {
  const runSeed = await loadRunSeed()
  const once = await runSeed(seed)
  await runSeed(seed + 1)
  expect(await runSeed(seed)).toEqual(once)
})

test('the trace tells when, who and what, and where a promise was broken', async () => {
  const found = await firstFailure(await loadRunSeed(mutants[0]), 1, 2000)
  expect(found?.trace[0]).toMatch(/^ +0\.000 s {2}world +seed \d+;/)
  expect(found?.trace.some((line) => /^ +\d+\.\d{3} s {2}BROKEN +/.test(line))).toBe(true)
})
