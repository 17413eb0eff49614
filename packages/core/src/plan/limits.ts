// Limits of OSS, from its documentation of PostObject and multipart upload.

const KB = 1024
const MB = 1024 * KB
const GB = 1024 * MB

/** A part other than the last must have at least this many bytes; OSS checks it when the upload is completed. */
export const MIN_PART_BYTES = 100 * KB
/** The largest part, and the largest form upload. */
export const MAX_PART_BYTES = 5 * GB
export const MAX_FORM_BYTES = 5 * GB
/** Part numbers run from 1 to this. */
export const MAX_PARTS = 10000
/** The largest object: 48.8 TB. */
export const MAX_OBJECT_BYTES = MAX_PARTS * MAX_PART_BYTES

/** Files up to this size go in one form: opening and completing a session would cost more than lanes bring. */
export const DEFAULT_FORM_BYTES = 1 * MB

/**
 * How long one request that carries `bytes` may take: half a minute for the round trip, and the bytes at
 * 16 KB/s, a bad 2G line. Slower than that, a new attempt is the better bet.
 */
export function requestTimeoutMs(bytes: number): number {
  return 30000 + Math.ceil((bytes / (16 * KB)) * 1000)
}
