import { mkdirSync } from 'node:fs'
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

/** Taro and `tma` keep folders in the home of their user, and end at once where they may not write there. */
export function homeOfTools(): { HOME: string } {
  const HOME = join(cacheFolder, 'home')
  mkdirSync(HOME, { recursive: true })
  return { HOME }
}
