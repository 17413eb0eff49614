import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StoredValues } from './host/storage'

/**
 * What a host has stored, kept in a folder, one file a key: a later process finds it there. A value that was set has
 * been written, and one that was being written as the process was killed is the old one.
 */
export function diskValues(folder: string): StoredValues {
  return new DiskValues(folder)
}

const HALF_WRITTEN = '.tmp'

class DiskValues extends Map<string, string> {
  // Map's own constructor would set values before the folder is known.
  constructor(private readonly folder: string) {
    super()
    mkdirSync(folder, { recursive: true })
    for (const name of readdirSync(folder)) {
      if (name.endsWith(HALF_WRITTEN)) continue
      super.set(decodeURIComponent(name), readFileSync(join(folder, name), 'utf8'))
    }
  }

  override set(key: string, json: string): this {
    const path = this.pathOf(key)
    writeFileSync(path + HALF_WRITTEN, json)
    renameSync(path + HALF_WRITTEN, path)
    return super.set(key, json)
  }

  override delete(key: string): boolean {
    rmSync(this.pathOf(key), { force: true })
    return super.delete(key)
  }

  override clear(): void {
    for (const key of this.keys()) rmSync(this.pathOf(key), { force: true })
    super.clear()
  }

  private pathOf(key: string): string {
    return join(this.folder, encodeURIComponent(key))
  }
}
