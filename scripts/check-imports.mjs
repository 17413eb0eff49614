// Gate over the source of every package: who imports whom, in which layer, and what host code may not touch.
import { checkTree } from './check-imports/check-tree.mjs'
import { readTree } from './check-imports/source-tree.mjs'

const root = process.cwd()
const tree = readTree(root)
const violations = checkTree(root, tree)
for (const { path, line, rule, sentence } of violations) console.log(`${path}:${line}  ${rule}: ${sentence}`)
console.log(`imports: ${tree.files.length} files, ${violations.length} violations`)
process.exit(violations.length === 0 ? 0 : 1)
