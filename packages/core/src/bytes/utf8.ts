// Hosts have no TextEncoder and no TextDecoder.

const REPLACEMENT = 0xfffd

/** The text as UTF-8, in a buffer of exactly that length; a lone surrogate becomes U+FFFD. */
export function utf8Bytes(text: string): Uint8Array<ArrayBuffer> {
  const bytes: number[] = []
  for (let index = 0; index < text.length; index++) {
    let point = text.codePointAt(index) ?? REPLACEMENT
    if (point > 0xffff) index++
    if (point >> 11 === 0x1b) point = REPLACEMENT
    if (point < 0x80) {
      bytes.push(point)
      continue
    }
    if (point < 0x800) bytes.push(0xc0 | (point >> 6))
    else {
      if (point < 0x10000) bytes.push(0xe0 | (point >> 12))
      else bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 0x3f))
      bytes.push(0x80 | ((point >> 6) & 0x3f))
    }
    bytes.push(0x80 | (point & 0x3f))
  }
  return new Uint8Array(bytes)
}

/** The UTF-8 as text; every broken sequence becomes one U+FFFD, cut as the Encoding Standard cuts it. */
export function utf8Text(bytes: Uint8Array): string {
  let text = ''
  let index = 0
  while (index < bytes.length) {
    const lead = bytes[index++]
    let missing = lead < 0x80 ? 0 : lead < 0xc2 ? 4 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : lead < 0xf5 ? 3 : 4
    let point = missing === 0 ? lead : lead & (0x3f >> missing)
    // The second byte's range keeps out overlong forms, surrogates and points beyond U+10FFFF.
    let lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
    let highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
    while (missing > 0 && missing < 4 && bytes[index] >= lowest && bytes[index] <= highest) {
      point = (point << 6) | (bytes[index++] & 0x3f)
      missing--
      lowest = 0x80
      highest = 0xbf
    }
    text += String.fromCodePoint(missing === 0 ? point : REPLACEMENT)
  }
  return text
}
