import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { MultipartBody } from './multipart-body'
import type { Body } from './network'

/** The file goes from the disk to the socket in pieces, whatever its size. Rejects where the disk does not have it. */
export async function formBody(realPath: string, { head, tail }: MultipartBody): Promise<Body> {
  const { size } = await stat(realPath)
  return {
    totalBytes: head.byteLength + size + tail.byteLength,
    chunks: around(head, realPath, size, tail),
  }
}

async function* around(
  head: Buffer,
  realPath: string,
  size: number,
  tail: Buffer,
): AsyncIterable<Uint8Array> {
  yield head
  if (size > 0) yield* createReadStream(realPath, { end: size - 1 })
  yield tail
}

const CHUNK_BYTES = 64 * 1024

/** A body that is in memory, in pieces, so that a break in the middle is one. */
export function bytesBody(body: Buffer): Body {
  return { totalBytes: body.byteLength, chunks: chunksOf(body) }
}

function* chunksOf(body: Buffer): Iterable<Uint8Array> {
  for (let start = 0; start < body.byteLength; start += CHUNK_BYTES) {
    yield body.subarray(start, start + CHUNK_BYTES)
  }
}
