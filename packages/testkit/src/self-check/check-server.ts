import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { createScriptedAnswers, type Visits } from '../contract/scripted-answers'
import { mediaTypeOf } from '../host/temp-files'
import { bytesOf, type FileOrder, type ToldVisits, toHex } from './check-protocol'

export interface CheckServerOptions {
  /** Default: any free one. */
  readonly port?: number
  /** The address to listen on. Default: `127.0.0.1`; for phones in the network `0.0.0.0`. */
  readonly host?: string
}

export interface CheckServer {
  readonly port: number
  close(): Promise<void>
}

const MOST_FILE_BYTES = 64 * 1024 * 1024
const MOST_FILES = 100

/** The other end of the self-check: it answers a phone as the clauses ask, and tells what arrived. */
export async function startCheckServer({
  port = 0,
  host = '127.0.0.1',
}: CheckServerOptions = {}): Promise<CheckServer> {
  const answers = createScriptedAnswers()
  const files = createFileShelf()
  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://any')
    if (pathname.startsWith('/contract/')) {
      if (answers.visitsAt(pathname) === undefined) answers.expect(pathname)
      return answers.handle(incoming, response)
    }
    if (pathname === '/visits') return tell(response, told(answers.visitsAt(searchParams.get('path') ?? '')))
    if (pathname === '/files') return tell(response, { path: files.keep(await orderIn(incoming)) })
    return files.send(pathname, response)
  }
  const server = createServer((incoming, response) => {
    // A request that makes no sense must not end the run of another phone.
    serve(incoming, response).catch(() => response.writeHead(400).end())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      answers.stop()
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

async function orderIn(incoming: IncomingMessage): Promise<FileOrder> {
  return (await json(incoming)) as FileOrder
}

function told({ arrived, brokenOff }: Visits = { arrived: [], brokenOff: 0 }): ToldVisits {
  return { arrived: arrived.map(({ body, ...rest }) => ({ ...rest, hex: toHex(body) })), brokenOff }
}

function tell(response: ServerResponse, value: object): void {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(value))
}

interface FileShelf {
  /** @returns the path from which it is sent */
  keep(order: FileOrder): string
  send(path: string, response: ServerResponse): void
}

function createFileShelf(): FileShelf {
  const files = new Map<string, { readonly name: string; readonly bytes: Uint8Array }>()
  let kept = 0
  return {
    keep(order) {
      kept += 1
      const path = `/files/${kept}/${encodeURIComponent(order.name)}`
      files.set(path, { name: order.name, bytes: bytesOf(order, MOST_FILE_BYTES) })
      for (const oldest of Array.from(files.keys()).slice(0, -MOST_FILES)) files.delete(oldest)
      return path
    },
    send(path, response) {
      const file = files.get(path)
      if (file === undefined) response.writeHead(404).end()
      else response.writeHead(200, { 'Content-Type': mediaTypeOf(file.name) }).end(file.bytes)
    },
  }
}
