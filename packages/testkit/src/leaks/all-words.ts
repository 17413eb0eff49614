/** How deep an app, a logger or a crash reporter could look into a value. */
const MAX_DEPTH = 8

/**
 * Every text that can be got out of a value: members, hidden and inherited ones too, keys, JSON, `toString`, and of an
 * error its message, stack and cause. Functions are not called, but for getters.
 */
export function allWords(value: unknown): string[] {
  const words: string[] = []
  const seen = new Set<unknown>()
  const look = (each: unknown, depth: number) => {
    if (typeof each === 'string') words.push(each)
    if (typeof each === 'symbol') words.push(String(each))
    if (typeof each !== 'object' || each === null || seen.has(each) || depth > MAX_DEPTH) return
    seen.add(each)
    words.push(...attempt(() => String(each)), ...attempt(() => JSON.stringify(each)))
    if (each instanceof Map || each instanceof Set) for (const entry of each) look(entry, depth + 1)
    if (ArrayBuffer.isView(each) || each instanceof ArrayBuffer) return
    for (const name of namesOf(each)) {
      words.push(String(name))
      for (const member of attempt(() => Reflect.get(each, name))) look(member, depth + 1)
    }
  }
  look(value, 0)
  return words
}

function namesOf(value: object): PropertyKey[] {
  const names: PropertyKey[] = []
  for (let owner: object | null = value; owner !== null && owner !== Object.prototype; ) {
    names.push(...Reflect.ownKeys(owner))
    owner = Object.getPrototypeOf(owner)
  }
  return names
}

/** What a getter or `toJSON` throws is not the value's word. */
function attempt<T>(get: () => T | undefined): T[] {
  try {
    const got = get()
    return got === undefined ? [] : [got]
  } catch {
    return []
  }
}
