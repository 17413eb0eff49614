import { PlatformError } from './error'

/** @throws PlatformError `file-unreadable` unless `0 <= start <= end <= size`, all of them whole */
export function checkRange(start: number, end: number, size: number): void {
  if (Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= size) return
  throw new PlatformError('file-unreadable', `The file has no bytes ${start} to ${end}: its size is ${size}.`)
}

/** Not by `instanceof`: a host makes its buffers in another realm than the app's code. */
export function isArrayBuffer(value: unknown): value is ArrayBuffer {
  return Object.prototype.toString.call(value) === '[object ArrayBuffer]'
}
