// `npm run release:version`: raises the version of all packages, and tells in CHANGELOG.md what the changesets tell.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import readChangesets from '@changesets/read'
import { readShipped } from '../check-build/shipped.mjs'
import { root } from '../install.mjs'
import { withSection } from './changelog'

async function main(): Promise<number> {
  // Raising the version removes them.
  const changesets = await readChangesets(root)
  if (changesets.length === 0) {
    console.error(
      'There is nothing to release: no change has brought a changeset. "npx changeset" writes one.',
    )
    return 1
  }
  const { status } = spawnSync('changeset', ['version'], { cwd: root, stdio: 'inherit' })
  if (status !== 0) return status ?? 1
  const [{ manifest }] = readShipped(root)
  const file = join(root, 'CHANGELOG.md')
  const texts = changesets.map(({ summary }) => summary)
  writeFileSync(file, withSection(readFileSync(file, 'utf8'), manifest.version, texts))
  console.log(`${manifest.version}: read CHANGELOG.md once more before it is committed.`)
  return 0
}

main().then(
  (exitCode) => {
    process.exitCode = exitCode
  },
  (cause) => {
    console.error(cause instanceof Error ? cause.message : cause)
    process.exitCode = 1
  },
)
