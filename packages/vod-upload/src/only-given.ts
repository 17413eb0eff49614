/** Without the fields that are there, but undefined: they must not hide what stands beneath them. */
export function onlyGiven<T extends object>(given: T = {} as T): Partial<T> {
  const kept: Partial<T> = {}
  for (const name of Object.keys(given) as Array<keyof T>) {
    if (given[name] !== undefined) kept[name] = given[name]
  }
  return kept
}
