// Installs the adapter that is built here into a native example, by npm and as npm would get it from the registry.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Packed } from '../check-packages/pack-all'
import { runTool } from '../test-frameworks/run-tool'
import { type NativeHost, projectFolder } from './hosts'

/** Nothing of it is written down in the example: its manifest names the published version. */
const npmInstall = ['npm', 'install', '--no-save', '--no-package-lock', '--no-audit', '--no-fund']

/** @param logs a folder for what npm says */
export async function installAdapter(host: NativeHost, { tarball }: Packed, logs: string): Promise<void> {
  mkdirSync(logs, { recursive: true })
  await runTool({
    command: [...npmInstall, tarball],
    cwd: projectFolder(host),
    logFile: join(logs, `install-${host.name}.log`),
    timeoutMs: 120_000,
  })
}
