import { randomBytes } from 'node:crypto'
import type { Backend } from './backend'
import type { FaultAction } from './faults/fault-list'
import { strike } from './faults/strike'
import type { Answer } from './http/answer'
import type { Incoming } from './http/incoming'
import { corsHeaders, preflight } from './oss/cors'
import { type Location, locate } from './oss/locate'
import { operationOf } from './oss/operation'
import { errorAnswer } from './oss/oss-answer'
import { OssError } from './oss/oss-error'
import { serveOss } from './oss/serve-oss'
import type { Refusable } from './refusal'
import type { RequestEntry } from './request-log'
import { RpcError, rpcErrorAnswer } from './rpc/rpc-error'
import { isRpc, type RpcRequest, readRpcRequest } from './rpc/rpc-request'
import { serveRpc } from './rpc/serve-rpc'

/** Decides which service a request is for, lets it serve, and notes the outcome. */
export async function handleRequest(incoming: Incoming, backend: Backend): Promise<Answer | 'cut'> {
  const entry: RequestEntry = {
    at: backend.now(),
    requestId: randomBytes(12).toString('hex').toUpperCase(),
    method: incoming.method,
    host: incoming.host,
    path: incoming.rawPath,
    operation: 'Unknown',
    status: 0,
  }
  const startedAt = performance.now()
  const isCall = isRpc(incoming)
  const outcome = isCall
    ? await handleRpc(incoming, entry, backend)
    : await handleOss(incoming, entry, backend)
  if (isGone(incoming)) {
    entry.errorCode = 'IncompleteBody'
  } else if (outcome !== 'cut') {
    entry.status = outcome.status
    if (outcome.errorCode !== undefined) entry.errorCode = outcome.errorCode
  }
  entry.tookMs = Math.round(performance.now() - startedAt)
  end(entry, backend)
  if (outcome === 'cut') return outcome
  const cors = corsHeaders(incoming.headers, isCall ? undefined : backend.settings.corsOrigins)
  const date = new Date(entry.at).toUTCString()
  return { ...outcome, headers: { Date: date, ...outcome.headers, ...cors } }
}

/** From here on it is known what the request is for. @returns what strikes it, if anything does */
async function begin(
  incoming: Incoming,
  entry: RequestEntry,
  { inFlight, news, faults, weather }: Backend,
): Promise<FaultAction | undefined> {
  news.tell({ kind: 'request-begun', request: inFlight.begin(entry, incoming) })
  await weather.delay()
  const fault = faults.take(entry) ?? weather.take()
  if (fault) entry.fault = fault.kind
  return fault
}

function end(entry: RequestEntry, { inFlight, news, log }: Backend): void {
  inFlight.end(entry.requestId)
  log.add(entry)
  news.tell({ kind: 'request-ended', entry })
}

function noteRefused(error: Refusable & { code: string }, entry: RequestEntry, { refusals }: Backend): void {
  const { refusal, code, message } = error
  if (!refusal) return
  entry.refusedAt = refusal.step
  refusals.add({ requestId: entry.requestId, refusal, code, message, at: entry.at })
}

async function handleOss(incoming: Incoming, entry: RequestEntry, backend: Backend): Promise<Answer | 'cut'> {
  const isHead = incoming.method === 'HEAD'
  const toAnswer = (error: unknown) => {
    const refused = ossErrorOf(error, incoming)
    noteRefused(refused, entry, backend)
    return errorAnswer(refused, entry.requestId, incoming.host, isHead)
  }
  const serve = async (location: Location): Promise<Answer> => {
    const operation = operationOf(incoming, location)
    if (operation === 'Options') return preflight(incoming.headers, backend.settings.corsOrigins)
    const { answer, key } = await serveOss(incoming, location, operation, backend)
    if (key !== undefined) entry.key = key
    return answer
  }
  const common = {
    Server: 'AliyunOSS',
    'x-oss-request-id': entry.requestId,
    'x-oss-server-time': '1',
  }
  try {
    const location = locate(incoming)
    Object.assign(entry, describe(incoming, location))
    const fault = await begin(incoming, entry, backend)
    const outcome = await strike(
      fault,
      () => serve(location).catch(toAnswer),
      (code, status, message) => toAnswer(new OssError(code, { status, message })),
    )
    return outcome === 'cut' ? outcome : { ...outcome, headers: { ...common, ...outcome.headers } }
  } catch (error) {
    const answer = toAnswer(error)
    return { ...answer, headers: { ...common, ...answer.headers } }
  }
}

async function handleRpc(incoming: Incoming, entry: RequestEntry, backend: Backend): Promise<Answer | 'cut'> {
  const toAnswer = (error: unknown) => {
    const refused = rpcErrorOf(error, incoming)
    noteRefused(refused, entry, backend)
    return rpcErrorAnswer(refused, incoming.host)
  }
  if (incoming.method === 'OPTIONS') return preflight(incoming.headers, undefined)
  try {
    const request: RpcRequest = await readRpcRequest(incoming)
    entry.operation = request.action || 'Unknown'
    const fault = await begin(incoming, entry, backend)
    return await strike(
      fault,
      async () => {
        try {
          return serveRpc(request, backend)
        } catch (error) {
          return toAnswer(error)
        }
      },
      (code, status, message) => toAnswer(new RpcError(code, message ?? code, status)),
    )
  } catch (error) {
    return toAnswer(error)
  }
}

/** The client left before its body was whole: there is nobody to answer. */
function isGone({ body }: Incoming): boolean {
  return body.destroyed && !body.complete
}

function describe(incoming: Incoming, location: Location): Partial<RequestEntry> {
  const operation = operationOf(incoming, location)
  const { bucket, key } = location
  const partNumber = operation === 'UploadPart' ? Number(incoming.query.get('partNumber')) : undefined
  const uploadId = incoming.query.get('uploadId')
  return {
    operation,
    ...(bucket === undefined ? {} : { bucket }),
    ...(key === undefined ? {} : { key }),
    ...(partNumber === undefined ? {} : { partNumber }),
    ...(uploadId === undefined ? {} : { uploadId }),
  }
}

function ossErrorOf(error: unknown, incoming: Incoming): OssError {
  if (error instanceof OssError) return error
  reportDefect(error, incoming)
  return new OssError('InternalError')
}

function rpcErrorOf(error: unknown, incoming: Incoming): RpcError {
  if (error instanceof RpcError) return error
  reportDefect(error, incoming)
  return new RpcError('InternalError', 'The request processing has failed due to some unknown error.', 500)
}

/** What is no refusal is a client that went away, or a defect of the emulator, which must not pass unseen. */
function reportDefect(error: unknown, incoming: Incoming): void {
  if (isGone(incoming) || isAbort(error)) return
  console.error(`${incoming.method} ${incoming.rawPath} failed in the emulator:`, error)
}

/** Node reports a client that left to whoever reads the body, perhaps before the body itself says so. */
function isAbort(error: unknown): boolean {
  // Not by class: under jest, Node's errors are of another realm.
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ECONNRESET'
}
