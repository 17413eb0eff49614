// Installs the workspace with the pinned pnpm, unless what is installed already matches the lock file.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stamp = join(root, 'node_modules', '.installed')

/** Everything that decides what an install puts on the disk. */
function inputs() {
  const manifests = ['packages', 'adapters']
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(folder, name, 'package.json')))
  return ['package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml', ...manifests].filter((file) =>
    existsSync(join(root, file)),
  )
}

function digest() {
  const hash = createHash('sha256').update(process.version)
  for (const file of inputs()) hash.update(file).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

export function ensureInstalled() {
  const wanted = digest()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  console.error(`Installing with ${packageManager} (once; later runs skip this) ...`)
  const { status } = spawnSync('npx', ['--yes', packageManager, 'install', '--frozen-lockfile'], {
    cwd: root,
    // The installer's chatter must not stand before the output of the task itself.
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    console.error('The install failed; the lines above say why.')
    process.exit(status ?? 1)
  }
  writeFileSync(stamp, wanted)
}
