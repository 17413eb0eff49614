// Installs by npm, as an app does, and only where something has changed since the last run.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { digestOf, withoutOurs } from './digest'
import { logFile } from './folders'
import { runTool } from './run-tool'

// The frameworks ask for peers of each other that no version of theirs satisfies.
const npmInstall = ['npm', 'install', '--legacy-peer-deps', '--no-package-lock', '--no-audit', '--no-fund']

/** What the registry gives for this manifest. */
export async function installManifest(folder: string, manifestText: string): Promise<'installed' | 'kept'> {
  mkdirSync(folder, { recursive: true })
  const manifest = JSON.stringify(withoutOurs(JSON.parse(manifestText)), null, 2)
  writeFileSync(join(folder, 'package.json'), manifest)
  return unlessDone(folder, 'registry', digestOf(process.version, manifest), npmInstall)
}

/** Our package, beside it. */
export function installTarball(folder: string, tarball: string): Promise<'installed' | 'kept'> {
  const wanted = digestOf(stampOf(folder, 'registry'), readFileSync(tarball))
  const command = [...npmInstall, '--no-save', '--prefer-offline', tarball]
  return unlessDone(folder, 'tarball', wanted, command)
}

async function unlessDone(
  folder: string,
  name: string,
  wanted: string,
  command: readonly string[],
): Promise<'installed' | 'kept'> {
  if (stampOf(folder, name) === wanted) return 'kept'
  // What an interrupted install leaves must not be vouched for.
  rmSync(stampFile(folder, name), { force: true })
  const log = logFile(`install-${name}-${folder.split('/').pop()}`)
  await runTool({ command, cwd: folder, logFile: log, timeoutMs: 600_000 })
  // Some versions of npm make no folder where there was nothing to install.
  mkdirSync(join(folder, 'node_modules'), { recursive: true })
  writeFileSync(stampFile(folder, name), wanted)
  return 'installed'
}

function stampOf(folder: string, name: string): string {
  const file = stampFile(folder, name)
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

function stampFile(folder: string, name: string): string {
  // Gone with what it vouches for.
  return join(folder, 'node_modules', `.installed-${name}`)
}
