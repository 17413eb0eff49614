/** Lower case, two digits a byte. */
export function toHex(bytes: Uint8Array): string {
  let text = ''
  for (let index = 0; index < bytes.length; index++) text += (256 + bytes[index]).toString(16).slice(1)
  return text
}
