import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import type { Emulator } from '@vod-upload/emulator'
import { digestOf } from './film'

export interface ObjectName {
  readonly bucket: string
  readonly object: string
}

/** Are the bytes on the server's disk those of this SHA-256? What the server says of them does not count. */
export async function holdsDigest(
  emulator: Emulator,
  { bucket, object }: ObjectName,
  digest: string,
): Promise<boolean> {
  const stored = emulator.readObject(bucket, object)
  return stored !== undefined && (await digestOf(stored.path)) === digest
}

/** Turns one byte of it into another. */
export function corruptObject(emulator: Emulator, { bucket, object }: ObjectName): void {
  const stored = emulator.readObject(bucket, object)
  if (stored === undefined) return
  const file = openSync(stored.path, 'r+')
  const byte = Buffer.alloc(1)
  const place = Math.floor(stored.sizeBytes / 2)
  readSync(file, byte, 0, 1, place)
  byte[0] ^= 1
  writeSync(file, byte, 0, 1, place)
  closeSync(file)
}
