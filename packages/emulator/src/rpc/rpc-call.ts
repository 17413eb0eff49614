import type { Backend } from '../backend'
import { missingParameter, RpcError } from './rpc-error'

/** A verified call on VOD or STS. */
export interface RpcCall {
  parameters: ReadonlyMap<string, string>
  /** The `Host` that the caller used: answers lead back to it. */
  host: string
  backend: Backend
}

export function need({ parameters }: RpcCall, name: string): string {
  const value = parameters.get(name)
  if (value) return value
  throw missingParameter(name)
}

/** @returns the value, or undefined if it is absent or empty */
export function oneOf<T extends string>(call: RpcCall, name: string, allowed: readonly T[]): T | undefined {
  const value = call.parameters.get(name)
  if (!value) return undefined
  const found = allowed.find((option) => option === value.toLowerCase())
  if (found === undefined) {
    throw new RpcError('InvalidParameter', `The specified parameter "${name}" is not valid.`)
  }
  return found
}
