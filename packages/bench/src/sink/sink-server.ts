import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Arrivals, createArrivals } from './arrivals'
import { type Measured, measure } from './measured'
import { readForm } from './read-form'

/**
 * A store that speaks enough of OSS and COS for uploads, the two being near each other there. It takes any signature,
 * and keeps of each body only its size and its CRC-64: what a real store does with bytes is not measured here.
 */
export interface Sink {
  readonly port: number
  readonly arrivals: Pick<Arrivals, 'partsOf'>
  /** Requests whose head has arrived. */
  readonly requests: number
  /** Bytes of files, of bodies that broke off as well. */
  readonly dataBytes: number
  close(): Promise<void>
}

export async function startSink(): Promise<Sink> {
  const arrivals = createArrivals()
  let requests = 0
  let dataBytes = 0
  // Sockets are kept until whoever opened them leaves: an end in the wrong moment would look like a broken line.
  const server = createServer({ keepAliveTimeout: 0, requestTimeout: 0 }, (incoming, response) => {
    requests += 1
    // By this header a client knows OSS from a login page that answers in its place.
    response.setHeader('x-oss-request-id', requests.toString(16).toUpperCase().padStart(24, '0'))
    const onData = (bytes: number) => {
      dataBytes += bytes
    }
    answer(incoming, response, arrivals, onData).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    arrivals,
    get requests() {
      return requests
    },
    get dataBytes() {
      return dataBytes
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function isForm(headers: IncomingMessage['headers']): boolean {
  return headers['content-type']?.startsWith('multipart/form-data') ?? false
}

async function answer(
  incoming: IncomingMessage,
  response: ServerResponse,
  arrivals: Arrivals,
  onData: (bytes: number) => void,
) {
  const { method, headers } = incoming
  const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://sink')
  const key = decodeURIComponent(pathname.slice(1))
  const uploadId = searchParams.get('uploadId')
  if (method === 'POST' && isForm(headers)) {
    const { fields, file } = await readForm(incoming, onData)
    arrivals.putObject(fields.key ?? '', file)
    return sayReceived(response, file)
  }
  const body = await measure(incoming, method === 'PUT' ? onData : undefined)
  if (method === 'PUT') {
    if (uploadId === null) arrivals.putObject(key, body)
    else arrivals.putPart(uploadId, Number(searchParams.get('partNumber')), body)
    return sayReceived(response, body)
  }
  if (method === 'POST' && searchParams.has('uploads')) {
    return sayXml(response, 'InitiateMultipartUploadResult', `<UploadId>${arrivals.open(key)}</UploadId>`)
  }
  if (method === 'POST' && uploadId !== null && arrivals.complete(uploadId)) {
    return sayXml(response, 'CompleteMultipartUploadResult', `<Key>${key}</Key><ETag>"whole"</ETag>`)
  }
  if (method === 'GET' && searchParams.has('uploads')) {
    return sayXml(response, 'ListMultipartUploadsResult', '<IsTruncated>false</IsTruncated>')
  }
  if (method === 'GET' && key === 'ticket') {
    return response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"allowed":true}')
  }
  response.writeHead(404).end()
}

function sayReceived(response: ServerResponse, { crc64 }: Measured): void {
  response.writeHead(200, { ETag: `"${crc64}"`, 'x-oss-hash-crc64ecma': crc64, 'Content-Length': '0' }).end()
}

function sayXml(response: ServerResponse, root: string, content: string): void {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<${root}>${content}</${root}>`
  response.writeHead(200, { 'Content-Type': 'application/xml' }).end(xml)
}
