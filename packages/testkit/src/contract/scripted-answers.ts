import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Answer, Arrived } from './bench'

/** What came to one path. */
export interface Visits {
  readonly arrived: Arrived[]
  brokenOff: number
}

/** Answers each URL as the URL asks, and keeps what arrives by its path. */
export interface ScriptedAnswers {
  /** From now on this path is answered; no other one is. */
  expect(path: string): void
  visitsAt(path: string): Visits | undefined
  handle(incoming: IncomingMessage, response: ServerResponse): Promise<void>
  /** Gives up the answers that are still to come. */
  stop(): void
}

export function createScriptedAnswers(): ScriptedAnswers {
  const visitsByPath = new Map<string, Visits>()
  const timers = new Set<NodeJS.Timeout>()
  return {
    expect(path) {
      visitsByPath.set(path, { arrived: [], brokenOff: 0 })
    },
    visitsAt: (path) => visitsByPath.get(path),
    async handle(incoming, response) {
      const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://any')
      const visits = visitsByPath.get(pathname)
      if (visits === undefined) return answerUnknown(response)
      if (incoming.method === 'OPTIONS') return answerPreflight(incoming, response)
      response.on('close', () => {
        if (!response.writableFinished) visits.brokenOff += 1
      })
      const arrived = await readWhole(incoming)
      if (arrived === undefined) return
      visits.arrived.push(arrived)
      const answer: Answer = JSON.parse(searchParams.get('answer') ?? '{}')
      if (answer.afterMs === 'never') return
      if (answer.afterMs === undefined) return respond(response, answer)
      const timer = setTimeout(() => {
        timers.delete(timer)
        respond(response, answer)
      }, answer.afterMs)
      timers.add(timer)
    },
    stop() {
      for (const timer of timers) clearTimeout(timer)
    },
  }
}

/** A page may read these, as a bucket that is set up for uploads lets it. */
const EXPOSED_HEADERS = ['ETag', 'x-oss-request-id', 'x-oss-hash-crc64ecma', 'Date', 'Content-Type']

const crossOrigin = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': EXPOSED_HEADERS.join(', '),
}

function answerPreflight(incoming: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, {
    ...crossOrigin,
    'Access-Control-Allow-Methods': 'GET, PUT, POST, DELETE, HEAD',
    'Access-Control-Allow-Headers': incoming.headers['access-control-request-headers'] ?? '*',
    'Access-Control-Max-Age': '600',
  })
  response.end()
}

function answerUnknown(response: ServerResponse): void {
  response.writeHead(421, crossOrigin)
  response.end('No answer was ordered for this URL.')
}

function respond(response: ServerResponse, { status = 200, headers = {}, body = '' }: Answer): void {
  if (response.destroyed) return
  response.writeHead(status, { ...crossOrigin, ...headers })
  response.end(body)
}

async function readWhole(incoming: IncomingMessage): Promise<Arrived | undefined> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of incoming) chunks.push(chunk)
  } catch {
    return undefined
  }
  const { method = '', url: target = '', rawHeaders } = incoming
  return { method, target, headers: joinedHeaders(rawHeaders), body: new Uint8Array(Buffer.concat(chunks)) }
}

/** From the flat list, since Node drops the second one of some headers. */
function joinedHeaders(rawHeaders: readonly string[]): { [name: string]: string } {
  const joined: { [name: string]: string } = {}
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase()
    const value = rawHeaders[index + 1] ?? ''
    joined[name] = name in joined ? `${joined[name]}, ${value}` : value
  }
  return joined
}
