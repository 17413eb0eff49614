import type { ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** What a service says. Header names keep their case on the wire, as hosts show them to programs. */
export interface Answer {
  status: number
  headers: Record<string, string>
  body?: string | Readable
  /** The service's error code, for the request log. */
  errorCode?: string
}

/** Writes the answer; resolves when it has been handed to the kernel, or when the client has gone. */
export async function sendAnswer(response: ServerResponse, answer: Answer, isHead: boolean): Promise<void> {
  const { status, headers, body } = answer
  const length = typeof body === 'object' ? {} : { 'Content-Length': String(Buffer.byteLength(body ?? '')) }
  // Headers of the answer come last: HEAD states the length of the object that it does not send.
  response.writeHead(status, status === 204 ? headers : { ...length, ...headers })
  if (typeof body === 'object' && !isHead) {
    await pipeline(body, response).catch(() => undefined)
    return
  }
  if (typeof body === 'object') body.destroy()
  response.end(typeof body === 'string' && !isHead ? body : undefined)
}
