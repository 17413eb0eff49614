import type { Failure } from './callbacks'

/** The calls that go to the network, by the names that all hosts give them. */
export type NetworkApi = 'request' | 'uploadFile'

/** Why the host itself ends a call, or does not begin it. */
export type NetworkFailureKind = 'abort' | 'timeout' | 'interrupted' | 'networkChange' | 'offline'

/** How one host words what goes wrong on the network. */
export interface NetworkWords {
  ended(kind: NetworkFailureKind, api: NetworkApi): Failure
  /** For an error of a socket of Node's. */
  socket(cause: unknown, api: NetworkApi): Failure
}

/** `ENOENT` and the like, or the empty string; not by `instanceof`, since test runners have realms of their own. */
export function nodeCodeOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : ''
}

export type FileApi = 'readFile' | 'stat' | 'access' | 'getFileInfo'

export type FileFailureKind =
  | 'missing'
  | 'unreadable'
  | 'notPermitted'
  | 'badArgument'
  | 'tooLarge'
  | 'lengthOutOfRange'
  | 'positionOutOfRange'

/** How one host words what goes wrong with a file. */
export type FileWords = (kind: FileFailureKind, api: FileApi, path: string) => Failure
