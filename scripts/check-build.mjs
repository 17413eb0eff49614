// Gate after the build: every shipped package exists, loads, types and runs where it has to.
import { checkBuild } from './check-build/check-build.mjs'
import { readShipped } from './check-build/shipped.mjs'

const root = process.cwd()
const shipped = readShipped(root)
const problems = checkBuild(root, shipped)
for (const { path, rule, sentence } of problems) console.log(`${path}  ${rule}: ${sentence}`)
console.log(`build: ${shipped.map(({ name }) => name).join(', ')}; ${problems.length} problems`)
process.exit(problems.length === 0 ? 0 : 1)
