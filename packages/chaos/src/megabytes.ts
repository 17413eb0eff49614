export const MB = 1024 * 1024

/** `12.3 MB`. */
export function inMb(bytes: number): string {
  return `${(bytes / MB).toFixed(1)} MB`
}
