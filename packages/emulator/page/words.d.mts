/** `12.4 MB`, `96 B` */
export function sizeText(bytes: number): string
/** `3 ms`, `1.5 s`, `2 min` */
export function durationText(durationMs: number): string
/** The time of day, as this machine's user writes it. @param at milliseconds since 1970 */
export function timeText(at: number): string
/** The last part of a key, and what stands before it. */
export function splitKey(key: string): { folder: string; name: string }
