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

/** How many bytes go by before the pattern begins anew. */
const PERIOD_BYTES = 2 ** 24

/** As much of the pattern as was ever asked for: tests ask for megabytes of it by the hundred. */
let pattern = new Uint8Array(0)

/** Bytes that repeat only after 16 MB, so that a part in the wrong place shows; the same ones every time. */
export function patternBytes(sizeBytes: number): Uint8Array {
  if (pattern.length < Math.min(sizeBytes, PERIOD_BYTES))
    pattern = drawnPattern(Math.min(sizeBytes, PERIOD_BYTES))
  if (sizeBytes <= pattern.length) return pattern.slice(0, sizeBytes)
  const bytes = new Uint8Array(sizeBytes)
  for (let start = 0; start < sizeBytes; start += PERIOD_BYTES)
    bytes.set(pattern.subarray(0, sizeBytes - start), start)
  return bytes
}

function drawnPattern(sizeBytes: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(sizeBytes)
  for (let index = 0; index < sizeBytes; index += 1) {
    bytes[index] = (index ^ (index >>> 8) ^ Math.imul(index >>> 16, 37)) & 0xff
  }
  return bytes
}
