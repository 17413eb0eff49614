/** An input of `vectors/hashes.json`: text, or `length` bytes of which the nth is `n % modulo`. */
export interface HashInput {
  readonly utf8?: string
  readonly pattern?: { readonly length: number; readonly modulo: number }
}

export function inputBytes({ utf8, pattern }: HashInput): Uint8Array<ArrayBuffer> {
  if (pattern) return Uint8Array.from({ length: pattern.length }, (_, index) => index % pattern.modulo)
  return Uint8Array.from(Buffer.from(utf8 ?? '', 'utf8'))
}
