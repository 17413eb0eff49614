// The smallest mini program that a vendor's tool takes for one, with our package installed as its user does.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Packed } from '../check-packages/pack-all'
import { cacheFolder } from './folders'
import { installManifest, installTarball } from './install'

export interface MiniProgramShape {
  readonly name: string
  /** Ends of the files of a page. */
  readonly extensions: { readonly markup: string; readonly style: string }
  /** What `project.config.json` says. */
  readonly project: object
}

/** @returns its folder */
export async function makeMiniProgram(
  shape: MiniProgramShape,
  { name: ours, tarball }: Packed,
): Promise<string> {
  const { name, extensions, project } = shape
  const folder = join(cacheFolder, name)
  const manifest = { name, version: '1.0.0', private: true }
  await installManifest(folder, JSON.stringify(manifest))
  await installTarball(folder, tarball)
  rmSync(join(folder, 'miniprogram_npm'), { recursive: true, force: true })
  const page = 'pages/index/index'
  const files: Record<string, string> = {
    // The tools take only what the app depends on.
    'package.json': JSON.stringify({ ...manifest, dependencies: { [ours]: '*' } }),
    'app.js': 'App({})',
    'app.json': JSON.stringify({ pages: [page] }),
    [`app.${extensions.style}`]: '',
    [`${page}.js`]: 'Page({})',
    [`${page}.json`]: '{}',
    [`${page}.${extensions.markup}`]: '<view></view>',
    [`${page}.${extensions.style}`]: '',
    'project.config.json': JSON.stringify(project),
  }
  mkdirSync(join(folder, 'pages/index'), { recursive: true })
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text)
  return folder
}
