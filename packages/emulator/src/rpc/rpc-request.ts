import type { Incoming } from '../http/incoming'
import { readSmallBody } from '../http/small-body'
import { RpcError } from './rpc-error'

const LARGEST_FORM_BYTES = 1024 ** 2

/** A call on VOD or STS: parameters from the query and, with POST, from the form. */
export interface RpcRequest {
  incoming: Incoming
  action: string
  version: string
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

export async function readRpcRequest(incoming: Incoming): Promise<RpcRequest> {
  const { method, headers, query } = incoming
  if (method !== 'GET' && method !== 'POST') {
    throw new RpcError('UnsupportedHTTPMethod', 'This http method is not supported.')
  }
  const body = await readSmallBody(incoming.body, LARGEST_FORM_BYTES)
  if (body === undefined) throw new RpcError('InvalidParameter', 'The request body is too large.', 413)
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '')
  const parameters = new Map([...query, ...(isForm ? new URLSearchParams(body) : [])])
  return {
    incoming,
    action: headers['x-acs-action'] ?? parameters.get('Action') ?? '',
    version: headers['x-acs-version'] ?? parameters.get('Version') ?? '',
    parameters,
    body,
  }
}
