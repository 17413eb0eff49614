// A native example outside the workspace, as its user has it: the project, the self-check, and our package by npm.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Packed } from '../check-packages/pack-all'
import { bundleSelfCheck } from '../native-examples/bundle-self-check'
import { type NativeHost, projectFolder, selfCheckBundle } from '../native-examples/hosts'
import { cacheFolder } from './folders'
import { installManifest, installTarball } from './install'

/** Made by npm, by the developer tools, or below. */
const made = ['node_modules', 'miniprogram_npm', 'package-lock.json']

/** @returns its folder */
export async function installNativeExample(native: NativeHost, { tarball }: Packed): Promise<string> {
  const source = projectFolder(native)
  const folder = join(cacheFolder, `native-${native.name}`)
  await installManifest(folder, readFileSync(join(source, 'package.json'), 'utf8'))
  await installTarball(folder, tarball)
  rmSync(join(folder, 'miniprogram_npm'), { recursive: true, force: true })
  // The manifest too: the tools take only what the app depends on.
  cpSync(source, folder, { recursive: true, filter: (path) => !made.includes(basename(path)) })
  writeFileSync(join(folder, selfCheckBundle), await bundleSelfCheck())
  return folder
}
