// Gate after the build: what an app carries of each adapter is no more than its budget, and nothing that it does not use.
import { budgets, overBudget } from './check-bundle/budgets.mjs'
import { bundlesOf } from './check-bundle/bundles.mjs'
import { strangersIn } from './check-bundle/marks.mjs'
import { peersOf } from './check-bundle/peers.mjs'
import { weightOf } from './check-bundle/weigh.mjs'

const root = process.cwd()
const problems = []

function tell(name, { minBytes, gzipBytes }, remark = '') {
  const [min, gzip] = [minBytes, gzipBytes].map((bytes) => (bytes / 1000).toFixed(1).padStart(7))
  console.log(`${name.padEnd(72)}${min}${gzip}  ${remark}`.trimEnd())
}

console.log(`${'KB'.padEnd(72)}    min   gzip  wished`)
for (const { name, holds, code } of bundlesOf(root)) {
  const text = await code()
  const weight = weightOf(text)
  const budget = budgets[name]
  const { min = '-', gzip } = budget?.wished ?? {}
  tell(name, weight, gzip && `${min} / ${gzip}`)
  const sentences = [...strangersIn(text, holds), ...overBudget(weight, budget)]
  problems.push(...sentences.map((sentence) => `${name}: ${sentence}`))
}
console.log('')
for (const { name, code } of peersOf(root)) tell(name, weightOf(await code()))
for (const problem of problems) console.log(problem)
console.log(`bundle: ${Object.keys(budgets).length} budgets, ${problems.length} problems`)
process.exit(problems.length === 0 ? 0 : 1)
