/** What SHA-1 and SHA-256 have of their own: both pad a message in the same way, and work through it in blocks. */
export interface BlockHash {
  /** Words of 32 bits, signed, as all that follow. */
  start(): readonly number[]
  /** @param words the sixteen of one block; may be written to */
  mix(state: readonly number[], words: number[]): readonly number[]
}

const BLOCK_BYTES = 64
/** The one bit behind the message, and its length in eight bytes. */
const LEAST_PADDING_BYTES = 9

/** The digest of a message of up to 512 MB: what is signed is some hundred bytes. */
export function digest({ start, mix }: BlockHash, message: Uint8Array): Uint8Array<ArrayBuffer> {
  const blocks = Math.ceil((message.length + LEAST_PADDING_BYTES) / BLOCK_BYTES)
  const padded = new Uint8Array(blocks * BLOCK_BYTES)
  padded.set(message)
  padded[message.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 4, message.length * 8)
  let state = start()
  for (let offset = 0; offset < padded.length; offset += BLOCK_BYTES) {
    const words: number[] = []
    for (let index = 0; index < BLOCK_BYTES; index += 4) words.push(view.getInt32(offset + index))
    const before = state
    state = mix(before, words).map((word, index) => (word + before[index]) | 0)
  }
  const result = new DataView(new ArrayBuffer(4 * state.length))
  state.forEach((word, index) => {
    result.setInt32(4 * index, word)
  })
  return new Uint8Array(result.buffer)
}

/** RFC 2104. */
export function hmac(hash: BlockHash, key: Uint8Array, message: Uint8Array): Uint8Array<ArrayBuffer> {
  const short = key.length > BLOCK_BYTES ? digest(hash, key) : key
  const keyed = (pad: number, text: Uint8Array) => {
    const input = new Uint8Array(BLOCK_BYTES + text.length).fill(pad, 0, BLOCK_BYTES)
    short.forEach((byte, index) => {
      input[index] ^= byte
    })
    input.set(text, BLOCK_BYTES)
    return digest(hash, input)
  }
  return keyed(0x5c, keyed(0x36, message))
}
