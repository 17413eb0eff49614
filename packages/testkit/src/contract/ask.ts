import type { FormUpload, HttpRequest, HttpResponse, PlatformAdapter } from '@vod-upload/platform'
import type { AdapterBench, Answer, Arrived } from './bench'
import { ContractBreach } from './clause'
import { codeOf } from './evidence'
import { sampleBytes } from './sample-bytes'

/** Longer than any answer takes; hosts with a shorter limit of their own keep to that. */
const TIMEOUT_MS = 10000

/** A GET, unless told otherwise. */
export function requestFor(url: string, given: Partial<HttpRequest> = {}): HttpRequest {
  const headers = { 'content-type': 'application/octet-stream' }
  return { method: 'GET', url, headers, timeoutMs: TIMEOUT_MS, ...given }
}

/** A file of 3000 bytes with two fields, unless told otherwise. */
export async function formFor(
  bench: AdapterBench,
  url: string,
  given: Partial<FormUpload> = {},
): Promise<FormUpload> {
  const source = given.source ?? (await bench.place('clip.mp4', sampleBytes(3000)))
  const fields = { key: 'dir/clip.mp4', success_action_status: '200' }
  return { url, source, fileField: 'file', fields, timeoutMs: TIMEOUT_MS, ...given }
}

export function ask(
  bench: AdapterBench,
  answer: Answer,
  given: Partial<HttpRequest> = {},
): Promise<HttpResponse> {
  return bench.platform.request(requestFor(bench.server.urlFor(answer), given))
}

/** What the server was sent, in an exchange that it answers with 200. */
export async function arrivalOf(bench: AdapterBench, given: Partial<HttpRequest>): Promise<Arrived> {
  const url = bench.server.urlFor({ headers: { 'Content-Type': 'text/plain' }, body: 'done' })
  await bench.platform.request(requestFor(url, given))
  return latestAt(bench, url)
}

/**
 * The same for a PUT with a body: `undefined` where the host is known to refuse it, and the adapter says so as it must.
 * That the adapter leaves it open excuses nothing, or one that refused every PUT would keep each clause about it.
 */
export async function arrivalOfPut(
  bench: AdapterBench,
  body: ArrayBuffer,
  headers = { 'content-type': 'application/octet-stream' },
): Promise<Arrived | undefined> {
  const arrival = arrivalOf(bench, { method: 'PUT', body, headers })
  if (bench.lacks.PUT !== undefined && (await codeOf(arrival)) === 'unsupported') return undefined
  return arrival
}

/** Why a clause about bodies of requests asks nothing of a host that sends none. */
export function silentWithoutBodies({
  capabilities,
}: {
  readonly capabilities: { readonly binaryPut: boolean | 'unknown' }
}): string | undefined {
  return capabilities.binaryPut === false
    ? 'This host sends no binary body: uploads go by its form uploader.'
    : undefined
}

/** For a clause that reads: an app whose files go by a form alone may be unable to read any. */
export function silentWithoutReads({
  capabilities: { sliceRead, maxWholeReadBytes },
}: Pick<PlatformAdapter, 'capabilities'>): string | undefined {
  return !sliceRead && maxWholeReadBytes === 0
    ? 'This host reads no file: uploads go by its form uploader.'
    : undefined
}

/** The latest, so that only the clause about sending once minds a second one. */
export async function latestAt(bench: AdapterBench, url: string): Promise<Arrived> {
  const arrived = await bench.server.arrivedAt(url)
  const latest = arrived[arrived.length - 1]
  if (latest === undefined) throw new ContractBreach('Nothing arrived at the server.')
  return latest
}
