// Compiles every package against its own, narrow world, then all tests and scripts against Node's.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'

const projects = ['packages', 'adapters']
  .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}/tsconfig.json`))
  .concat('packages/emulator/page/tsconfig.json', 'tsconfig.json')
let failed = 0
for (const project of projects) {
  const { status } = spawnSync('tsc', ['--project', project], { stdio: 'inherit' })
  if (status !== 0) {
    failed += 1
    console.error(`types: ${project} does not compile`)
  }
}
console.log(`types: ${projects.length - failed} of ${projects.length} projects compile`)
process.exit(failed === 0 ? 0 : 1)
