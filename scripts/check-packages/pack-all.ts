// Packs every published package as `pnpm publish` would send it.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readShipped } from '../check-build/shipped.mjs'
import { root } from '../install.mjs'
import { runTool } from '../test-frameworks/run-tool'

export interface Packed {
  readonly name: string
  /** From the workspace, for example `adapters/wechat`. */
  readonly folder: string
  readonly tarball: string
}

/** @returns in the order of their folders */
export async function packAll(cacheFolder: string): Promise<Packed[]> {
  const tarballs = join(cacheFolder, 'tarballs')
  // What an earlier version has left must not be taken for this one's.
  rmSync(tarballs, { recursive: true, force: true })
  mkdirSync(tarballs, { recursive: true })
  const shipped = readShipped(root)
  await runTool({
    command: [
      ...['npx', '--yes', packageManager(), '--recursive'],
      ...shipped.flatMap(({ name }) => ['--filter', name]),
      ...['pack', '--pack-destination', tarballs],
    ],
    cwd: root,
    logFile: join(cacheFolder, 'logs/pack.log'),
    timeoutMs: 120_000,
  })
  return shipped.map(({ name, folder, manifest }) => ({
    name,
    folder,
    tarball: join(tarballs, `${name.replace('@', '').replace('/', '-')}-${manifest.version}.tgz`),
  }))
}

function packageManager(): string {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).packageManager
}
