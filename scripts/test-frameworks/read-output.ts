import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { BuiltFile } from './judge-output'

/** Every file of a build, source maps left out: no app ships them. */
export function readOutput(folder: string): BuiltFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile() && !path.endsWith('.map'))
    .map((path) => ({
      path,
      bytes: statSync(join(folder, path)).size,
      code: path.endsWith('.js') ? readFileSync(join(folder, path), 'utf8') : '',
    }))
}
