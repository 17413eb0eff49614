import type { Readable } from 'node:stream'

/** A body that is known to be small, whole; undefined if it is longer than `limitBytes`. */
export async function readSmallBody(body: Readable, limitBytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let receivedBytes = 0
  for await (const chunk of body) {
    receivedBytes += chunk.length
    // The rest is read and dropped: an answer during an upload would reach many clients as a reset.
    if (receivedBytes <= limitBytes) chunks.push(chunk)
  }
  return receivedBytes > limitBytes ? undefined : Buffer.concat(chunks)
}
