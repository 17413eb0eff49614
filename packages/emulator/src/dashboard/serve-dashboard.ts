import type { Backend } from '../backend'
import { explainRefusal } from '../explain/explain-refusal'
import type { Answer } from '../http/answer'
import type { Incoming } from '../http/incoming'
import { readSmallBody } from '../http/small-body'
import { OssError } from '../oss/oss-error'
import { readAsset } from './assets'
import { pressFault } from './fault-buttons'
import { openFeed } from './feed'
import { DASHBOARD, refusalFor } from './guard'
import { showObject } from './show-object'

const MOST_BODY_BYTES = 64 * 1024

/** Nothing from elsewhere, nothing inline, in nobody's frame; and no other origin may embed what is served here. */
const SAFETY = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
}

/** Serves the page, what it listens to, and its buttons. */
export async function serveDashboard(incoming: Incoming, backend: Backend): Promise<Answer> {
  const answer = await routed(incoming, backend).catch((error: unknown) => {
    if (error instanceof OssError) return said(error.status, error.message)
    throw error
  })
  return { ...answer, headers: { ...SAFETY, ...answer.headers } }
}

async function routed(incoming: Incoming, backend: Backend): Promise<Answer> {
  const { method, rawPath } = incoming
  const refused = refusalFor(incoming, backend.settings.host)
  if (refused !== undefined) return said(403, refused)
  if (rawPath === DASHBOARD.slice(0, -1)) return { status: 308, headers: { Location: DASHBOARD } }
  const [room = '', ...rest] = rawPath.slice(DASHBOARD.length).split('/')
  if (method === 'POST') return posted(room, rest, incoming, backend)
  if (method !== 'GET' && method !== 'HEAD') return said(405, 'This can be read, and faults can be posted.')
  if (room === 'events' && method === 'GET') {
    return { status: 200, headers: { 'Content-Type': 'text/event-stream' }, body: openFeed(backend) }
  }
  if (room === 'checks') return explained(rest[0] ?? '', undefined, backend)
  if (room === 'objects') {
    const [bucket = '', ...key] = rest.map(decoded)
    return showObject(incoming, bucket, key.join('/'), backend)
  }
  const asset = rest.length === 0 ? readAsset(room || 'index.html') : undefined
  if (!asset) return said(404, 'There is no such page.')
  return { status: 200, headers: { 'Content-Type': asset.contentType }, body: asset.text }
}

async function posted(
  room: string,
  [requestId = '']: string[],
  incoming: Incoming,
  backend: Backend,
): Promise<Answer> {
  const body = readObject(await readSmallBody(incoming.body, MOST_BODY_BYTES))
  if (body === undefined) return said(400, 'Send a JSON object of at most 64 KB.')
  if (room === 'checks' && typeof body.theirs === 'string') return explained(requestId, body.theirs, backend)
  if (room !== 'faults') return said(404, 'There is nothing to post here.')
  const problem = pressFault(body, backend)
  return problem === undefined ? json(200, backend.weather.now) : said(400, problem)
}

function explained(requestId: string, theirs: string | undefined, backend: Backend): Answer {
  const refused = backend.refusals.get(requestId)
  if (!refused) return said(404, 'This request was not refused by the signature check, or too long ago.')
  return json(200, explainRefusal(refused, { buckets: backend.settings.buckets, theirs }))
}

function readObject(bytes: Buffer | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(bytes?.toString('utf8') ?? '')
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    throw new OssError('InvalidObjectName')
  }
}

function json(status: number, content: object): Answer {
  return { status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(content) }
}

function said(status: number, sentence: string): Answer {
  return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: `${sentence}\n` }
}
