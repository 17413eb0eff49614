import { randomUUID } from 'node:crypto'
import type { Answer } from '../http/answer'
import type { Refusable, Refusal } from '../refusal'

/** A refusal of VOD or STS, in the words of their common gateway. */
export class RpcError extends Error implements Refusable {
  refusal?: Refusal

  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message)
    this.name = 'RpcError'
  }
}

export function missingParameter(name: string): RpcError {
  return new RpcError(
    'MissingParameter',
    `The input parameter "${name}" that is mandatory for processing this request is not supplied.`,
  )
}

export function rpcErrorAnswer({ code, message, status }: RpcError, host: string): Answer {
  return { ...rpcAnswer({ Code: code, Message: message, HostId: host }, status), errorCode: code }
}

export function rpcAnswer(content: object, status = 200): Answer {
  const requestId = randomUUID().toUpperCase()
  return {
    status,
    headers: { 'Content-Type': 'application/json;charset=utf-8', 'x-acs-request-id': requestId },
    body: JSON.stringify({ RequestId: requestId, ...content }),
  }
}
