/** As V4 signatures write it: `20231216T162057Z`. */
export function basicTime(at: number): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')
}

const ISO_TIME = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(\.\d+)?(?:Z|([+-])(\d\d):?(\d\d))?$/i

/**
 * Milliseconds since 1970 of an ISO 8601 time, UTC where it names no zone; `undefined` when it is none.
 * Engines agree only on the full form, so every other one is completed to it first.
 */
export function parseIsoTime(text: string): number | undefined {
  const match = ISO_TIME.exec(text.trim())
  if (match === null) return undefined
  const [, date, minutes, seconds = ':00', fraction = '', sign, zoneHours = '0', zoneMinutes = '0'] = match
  const utc = Date.parse(`${date}T${minutes}${seconds}.${`${fraction.slice(1)}000`.slice(0, 3)}Z`)
  if (Number.isNaN(utc)) return undefined
  const zoneMs = (Number(zoneHours) * 60 + Number(zoneMinutes)) * 60000
  return sign === '-' ? utc + zoneMs : utc - zoneMs
}
