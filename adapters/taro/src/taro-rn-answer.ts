import { lowerCaseHeaders } from '@vod-upload/platform'
import type { HostAnswer } from '@vod-upload/wx-like'

interface FetchHeaders {
  forEach(visit: (value: string, name: string) => void): void
}

interface FetchResponse {
  readonly status: number
  readonly headers?: unknown
  text(): PromiseLike<string>
}

/** What an upload resolves with: a `Response` of fetch, or what the other hosts give, should Taro come to give it. */
export async function uploadAnswer(given: unknown): Promise<HostAnswer> {
  if (typeof given !== 'object' || given === null) return { statusCode: undefined, data: undefined }
  if (isResponse(given)) {
    return { statusCode: given.status, data: await given.text(), header: plainHeaders(given.headers) }
  }
  return {
    statusCode: 'statusCode' in given ? given.statusCode : undefined,
    data: 'data' in given ? given.data : undefined,
    header: plainHeaders('header' in given ? given.header : undefined),
  }
}

/** A `Headers` of fetch has its values in no member of its own. */
export function plainHeaders(headers: unknown): Record<string, string> {
  if (!isFetchHeaders(headers)) return lowerCaseHeaders(headers)
  const plain: Record<string, string> = {}
  headers.forEach((value, name) => {
    plain[name.toLowerCase()] = value
  })
  return plain
}

function isResponse(value: object): value is FetchResponse {
  return 'text' in value && typeof value.text === 'function' && 'status' in value
}

function isFetchHeaders(value: unknown): value is FetchHeaders {
  return (
    typeof value === 'object' && value !== null && 'forEach' in value && typeof value.forEach === 'function'
  )
}
