// Packs a built adapter as npm would publish it.
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder, logFile, root } from './folders'
import { runTool } from './run-tool'

export interface Packed {
  readonly name: string
  readonly tarball: string
}

/** @param adapter folder under `adapters` */
export async function packAdapter(adapter: string): Promise<Packed> {
  const folder = join(root, 'adapters', adapter)
  if (!existsSync(join(folder, 'dist/index.js'))) throw new Error(`adapters/${adapter} is not built.`)
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const destination = join(cacheFolder, 'tarballs')
  mkdirSync(destination, { recursive: true })
  await runTool({
    command: ['npm', 'pack', '--pack-destination', destination],
    cwd: folder,
    logFile: logFile(`pack-${adapter}`),
    timeoutMs: 60_000,
  })
  return { name, tarball: join(destination, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`) }
}
