import { join } from 'node:path'

export const root = join(__dirname, '../..')
/**
 * Survives a run, so that the next one installs nothing; git knows it not. Not under `node_modules`, where the
 * frameworks would take the app's own source for a dependency.
 */
export const cacheFolder = join(root, '.tmp/frameworks')

export function logFile(name: string): string {
  return join(cacheFolder, 'logs', `${name}.log`)
}
