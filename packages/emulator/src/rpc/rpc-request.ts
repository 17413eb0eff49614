import type { Incoming } from '../http/incoming'
import { readQuery } from '../http/query'
import { readSmallBody } from '../http/small-body'
import { ACS3_ALGORITHM } from '../signature/acs3'
import { RpcError } from './rpc-error'

const LARGEST_FORM_BYTES = 1024 ** 2

/** A call on VOD or STS: parameters from the query and, with POST, from the form. */
export interface RpcRequest {
  incoming: Incoming
  action: string
  version: string
  /** The query alone, which an ACS3 signature covers apart from the body. */
  query: ReadonlyMap<string, string>
  /** Everything the caller sent, the parts of the signature included. */
  parameters: ReadonlyMap<string, string>
  /** The form as it arrived; '' without one. */
  body: string
}

/** Calls of this kind go to `/` of any host; OSS has nothing there except for named buckets. */
export function isRpc({ method, rawPath, query, headers, host }: Incoming): boolean {
  if (headers['x-acs-action'] !== undefined || /^(vod|sts)\./i.test(host)) return true
  if (rawPath !== '/') return false
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '')
  return query.has('Action') || (method === 'POST' && isForm)
}

/** Whether a call carries an ACS3 signature, and not one of version 1.0 among its parameters. */
export function isAcs3({ authorization }: Incoming['headers']): boolean {
  return authorization?.startsWith(`${ACS3_ALGORITHM} `) === true
}

export async function readRpcRequest(incoming: Incoming): Promise<RpcRequest> {
  const { method, headers, rawQuery } = incoming
  if (method !== 'GET' && method !== 'POST') {
    throw new RpcError('UnsupportedHTTPMethod', 'This http method is not supported.')
  }
  const bytes = await readSmallBody(incoming.body, LARGEST_FORM_BYTES)
  if (bytes === undefined) throw new RpcError('InvalidParameter', 'The request body is too large.', 413)
  const body = bytes.toString('utf8')
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '')
  const query = trusted(rawQuery)
  // One list, so that a name may not be in the query and in the form either.
  const parameters = isForm ? trusted(`${rawQuery}&${body}`) : query
  // Only an ACS3 signature covers these headers.
  const signedHeaders = isAcs3(headers) ? headers : {}
  return {
    incoming,
    action: signedHeaders['x-acs-action'] ?? parameters.get('Action') ?? '',
    version: signedHeaders['x-acs-version'] ?? parameters.get('Version') ?? '',
    query,
    parameters,
    body,
  }
}

function trusted(encoded: string): ReadonlyMap<string, string> {
  const { parameters, defect } = readQuery(encoded, ' ')
  if (defect === undefined) return parameters
  throw new RpcError('InvalidParameter', `The specified parameter "${defect}" is not valid.`)
}
