/** An engine's stack holds this on every phone; nobody nests his data so. */
const MAX_DEPTH = 500

/**
 * Where a text stops being JSON: the index of the first character that cannot stand there, the text's length where
 * it ends too early, -1 where nothing is wrong. What is nested 500 deep stops there. Engines tell this in words of their own, or not at all.
 */
export function jsonFaultIndex(text: string): number {
  let index = 0
  let depth = 0
  const skipSpace = () => {
    while (/[ \t\r\n]/.test(text.charAt(index))) index += 1
  }
  const take = (pattern: RegExp): boolean => {
    const found = pattern.exec(text.slice(index))
    index += found?.[0].length ?? 0
    return found !== null
  }
  const members = (close: string, member: () => boolean): boolean => {
    index += 1
    skipSpace()
    if (text.charAt(index) === close) return take(/^[}\]]/)
    for (;;) {
      if (!member()) return false
      skipSpace()
      if (text.charAt(index) === close) return take(/^[}\]]/)
      if (!take(/^,/)) return false
      skipSpace()
    }
  }
  const nested = (inside: () => boolean): boolean => {
    if (depth >= MAX_DEPTH) return false
    depth += 1
    const isWhole = inside()
    depth -= 1
    return isWhole
  }
  const pair = (): boolean => {
    if (!take(STRING)) return false
    skipSpace()
    return take(/^:/) && value()
  }
  const value = (): boolean => {
    skipSpace()
    if (text.charAt(index) === '{') return nested(() => members('}', pair))
    if (text.charAt(index) === '[') return nested(() => members(']', value))
    return take(STRING) || take(/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/) || take(/^(true|false|null)/)
  }
  if (!value()) return index
  skipSpace()
  return index === text.length ? -1 : index
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids just these in a string.
const STRING = /^"([^"\\\u0000-\u001f]|\\(["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/
