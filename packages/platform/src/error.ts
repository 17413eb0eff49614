/** The closed set of ways in which a host can fail. */
export type PlatformErrorCode =
  | 'cancelled' // the caller's signal fired
  | 'timeout' // no answer within `timeoutMs`
  | 'network' // no connection, or it broke
  | 'interrupted' // the host ended the call: app in background, or the network was switched
  | 'domain-not-allowed' // the host's whitelist does not have the domain
  | 'file-missing' // the path leads nowhere (any more)
  | 'file-unreadable' // it is there, but cannot be read, or is shorter than it was
  | 'storage' // the host's storage refused
  | 'unsupported' // this host cannot do it at all

/** The only value that a `PlatformAdapter` may reject with. */
export class PlatformError extends Error {
  override readonly name: string = 'PlatformError'
  readonly code: PlatformErrorCode

  constructor(code: PlatformErrorCode, message: string) {
    super(message)
    // An ES5 build loses the prototype of a class that extends Error.
    Object.setPrototypeOf(this, PlatformError.prototype)
    this.code = code
  }
}

/** By name, not by `instanceof`: two copies of this package in one app must still understand each other. */
export function isPlatformError(value: unknown): value is PlatformError {
  return value instanceof Error && value.name === 'PlatformError' && 'code' in value
}
