/** Whether a base library is new enough, number by number: `2.9.0` comes before `2.10.0`. */
export function isSdkAtLeast(version: string, floor: string): boolean {
  return version.localeCompare(floor, 'en', { numeric: true }) >= 0
}
