const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Standard alphabet, padded. */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let index = 0; index < bytes.length; index += 3) {
    const left = bytes.length - index
    const triple = (bytes[index] << 16) | (bytes[index + 1] << 8) | bytes[index + 2]
    text += ALPHABET[triple >> 18] + ALPHABET[(triple >> 12) & 63]
    text += left > 1 ? ALPHABET[(triple >> 6) & 63] : '='
    text += left > 2 ? ALPHABET[triple & 63] : '='
  }
  return text
}

/** `undefined` when the text is not base64. White space, missing padding and the URL-safe alphabet will do. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  const plain = text
    .replace(/\s/g, '')
    .replace(/-/g, '+')
    .replace(/_/g, '/')
    .replace(/={1,2}$/, '')
  if (/[^A-Za-z0-9+/]/.test(plain) || plain.length % 4 === 1) return undefined
  const bytes = new Uint8Array(Math.floor((plain.length * 3) / 4))
  let bits = 0
  let filled = 0
  for (let index = 0; index < plain.length; index++) {
    bits = ((bits << 6) | ALPHABET.indexOf(plain[index])) & 0xffff
    if (index % 4 > 0) bytes[filled++] = bits >> (6 - 2 * (index % 4))
  }
  return bytes
}
