import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder of real files that a test makes, and removes at its end. */
export interface DiskFolder {
  readonly path: string
  /** Writes a file, and returns its path. */
  write(name: string, bytes: Uint8Array | string): string
  remove(): void
}

export function createDiskFolder(): DiskFolder {
  const path = mkdtempSync(join(tmpdir(), 'vod-upload-'))
  return {
    path,
    write(name, bytes) {
      const file = join(path, name)
      writeFileSync(file, bytes)
      return file
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  }
}

/** Bytes that repeat only after 16 MB, so that a part in the wrong place shows; the same ones every time. */
export function patternBytes(sizeBytes: number): Uint8Array {
  const bytes = new Uint8Array(sizeBytes)
  for (let index = 0; index < sizeBytes; index += 1) {
    bytes[index] = (index ^ (index >>> 8) ^ Math.imul(index >>> 16, 37)) & 0xff
  }
  return bytes
}
