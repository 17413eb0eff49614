// Numbers as people read them.

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB']

/** @param {number} bytes */
export function sizeText(bytes) {
  let [value, unit] = [bytes, 0]
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1024
    unit += 1
  }
  return `${unit === 0 || value >= 99.95 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit]}`
}

/** @param {number} durationMs */
export function durationText(durationMs) {
  if (durationMs < 1000) return `${Math.round(durationMs)} ms`
  return durationMs < 60_000
    ? `${(durationMs / 1000).toFixed(1)} s`
    : `${Math.round(durationMs / 60_000)} min`
}

/** @param {number} at milliseconds since 1970 */
export function timeText(at) {
  return new Date(at).toLocaleTimeString(undefined, { hour12: false })
}

/** The last part of a key, and what stands before it. @param {string} key */
export function splitKey(key) {
  const slash = key.lastIndexOf('/')
  return { folder: key.slice(0, slash + 1), name: key.slice(slash + 1) }
}
