/** To be awaited between two slices of work: lets the page draw, where it has waited for long. */
export type GiveWay = () => Promise<void>

/**
 * Half a millisecond of CRC-64 and 1.3 of MD5 where an engine has no JIT, on a computer; a slow phone may take six
 * times as long.
 */
export const SLICE_BYTES = 16 * 1024

/** Works through the bytes `[start, end)` of a body, slice after slice, and gives way before each. */
export async function eachSlice(
  { byteLength }: ArrayBuffer,
  giveWay: GiveWay,
  work: (start: number, end: number) => void,
): Promise<void> {
  for (let start = 0; start < byteLength; start += SLICE_BYTES) {
    await giveWay()
    work(start, Math.min(start + SLICE_BYTES, byteLength))
  }
}
