import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** A request as it arrived, byte for byte. */
export interface RecordedRequest {
  readonly method: string
  /** Path and query as sent. */
  readonly url: string
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

/** A small HTTP server for tests of what is underneath OSS: it remembers all, and answers as told. */
export interface RecordingServer {
  readonly port: number
  /** `http://127.0.0.1:port` */
  readonly origin: string
  /** Requests that arrived whole. */
  readonly requests: readonly RecordedRequest[]
  /** Connections whose client went away before its request had been read or answered. */
  readonly brokenOff: number
  close(): Promise<void>
}

export type Answerer = (request: RecordedRequest, response: ServerResponse) => void

/** @param answer default: 200 without a body; one that does not end the response leaves the client waiting */
export async function startRecordingServer(
  answer: Answerer = (_, response) => response.end(),
): Promise<RecordingServer> {
  const requests: RecordedRequest[] = []
  let brokenOff = 0
  const server = createServer(async (incoming, response) => {
    response.on('close', () => {
      if (!response.writableFinished) brokenOff += 1
    })
    const request = await record(incoming)
    if (request === undefined) return
    requests.push(request)
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    requests,
    get brokenOff() {
      return brokenOff
    },
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

async function record(incoming: IncomingMessage): Promise<RecordedRequest | undefined> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of incoming) chunks.push(chunk)
  } catch {
    return undefined
  }
  const { method = '', url = '', headers } = incoming
  return { method, url, headers, body: Buffer.concat(chunks) }
}
