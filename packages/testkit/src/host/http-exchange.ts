import { type Agent, request as httpRequest, type IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Dial } from './dial'
import type { Header } from './header'

export interface Exchange {
  readonly dial: Dial
  readonly method: string
  readonly header: Header
  readonly bodyBytes: number
  /** Whose socket it goes by; one of its own if absent. */
  readonly agent?: Agent
  readonly body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
  /** Ends the socket when it fires. */
  readonly signal: AbortSignal
  /** Bytes of the body that have been handed to the socket. */
  onSent(sentBytes: number): void
  onHead(status: number, rawHeaders: readonly string[]): void
}

export interface RawAnswer {
  readonly status: number
  readonly rawHeaders: readonly string[]
  readonly body: Buffer
}

/** One HTTP exchange; rejects with Node's error when the line breaks. */
export function exchange(call: Exchange): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const { dial, method, signal, agent = false } = call
    const outgoing = httpRequest({
      host: dial.address,
      port: dial.port,
      path: dial.path,
      method,
      headers: headersOf(call),
      agent,
      signal,
    })
    outgoing.on('error', reject)
    outgoing.on('response', (incoming) => {
      const { statusCode = 0, rawHeaders } = incoming
      call.onHead(statusCode, rawHeaders)
      readAll(incoming).then((body) => resolve({ status: statusCode, rawHeaders, body }), reject)
    })
    // A server may answer, and close, before it has read everything: then the answer counts, not the broken pipe.
    // Where there is no answer, the request's own `error` event has told.
    pipeline(Readable.from(counted(call)), outgoing).catch(() => undefined)
  })
}

function headersOf({ header, method, bodyBytes, dial }: Exchange): Header {
  const bodiless = bodyBytes === 0 && (method === 'GET' || method === 'HEAD' || method === 'DELETE')
  return {
    ...header,
    Host: dial.hostHeader,
    ...(bodiless ? {} : { 'Content-Length': String(bodyBytes) }),
  }
}

/** By the time the next chunk is asked for, the one before it has been taken. */
async function* counted({ body, onSent }: Exchange): AsyncIterable<Uint8Array> {
  let sentBytes = 0
  for await (const chunk of body) {
    yield chunk
    sentBytes += chunk.byteLength
    onSent(sentBytes)
  }
}

async function readAll(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  return Buffer.concat(chunks)
}
