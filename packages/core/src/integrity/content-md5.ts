import { toBase64 } from '../bytes/base64'
import { MD5_BLOCK_BYTES, md5Mix, md5Start } from './md5'
import { eachSlice, type GiveWay } from './slices'

/** The value of the header Content-MD5, for the option `contentMd5`: base64 of the 16 bytes of the body's MD5. */
export async function contentMd5(body: ArrayBuffer, giveWay: GiveWay): Promise<string> {
  const digest = md5Start()
  // Words are little-endian in MD5, and as every host's processor reads them.
  const inBlocks = body.byteLength - (body.byteLength % MD5_BLOCK_BYTES)
  await eachSlice(body, giveWay, (start, end) => {
    md5Mix(digest, new Int32Array(body, start, (Math.min(end, inBlocks) - start) / 4))
  })
  md5Mix(digest, lastBlocks(body, inBlocks))
  return toBase64(new Uint8Array(digest.buffer))
}

/** What fills no block, one bit behind it, and the length of the body in bits at the end. */
function lastBlocks(body: ArrayBuffer, start: number): Int32Array {
  const rest = new Uint8Array(body, start)
  const bytes = new Uint8Array(rest.length < MD5_BLOCK_BYTES - 8 ? MD5_BLOCK_BYTES : 2 * MD5_BLOCK_BYTES)
  bytes.set(rest)
  bytes[rest.length] = 0x80
  const words = new Int32Array(bytes.buffer)
  words[words.length - 2] = body.byteLength << 3
  words[words.length - 1] = body.byteLength >>> 29
  return words
}
