/**
 * Response headers with lower-case names and string values: hosts write `ETag`, `Etag` and `etag` for the same one.
 * A value that is no string (some hosts give arrays) is joined with `, `; an absent map is an empty one.
 */
export function lowerCaseHeaders(headers: unknown): Record<string, string> {
  const result: Record<string, string> = {}
  if (typeof headers !== 'object' || headers === null) return result
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || value === null) continue
    result[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : String(value)
  }
  return result
}
