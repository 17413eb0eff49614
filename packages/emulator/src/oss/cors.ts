import type { Answer } from '../http/answer'
import { OssError } from './oss-error'

/** Origins whose pages a bucket's rule lets in; undefined is a rule for every origin, which VOD's own buckets have. */
export type AllowedOrigins = readonly string[] | undefined

/** What an answer says to the browser; nothing where no rule fits, so that the browser keeps the answer from the page. */
export function corsHeaders(
  { origin }: Readonly<Record<string, string>>,
  allowed: AllowedOrigins,
): Record<string, string> {
  if (origin === undefined || !isAllowed(origin, allowed)) return {}
  return {
    'Access-Control-Allow-Origin': allowed === undefined ? '*' : origin,
    'Access-Control-Allow-Methods': 'GET, PUT, POST, DELETE, HEAD',
    'Access-Control-Expose-Headers':
      'ETag, x-oss-request-id, x-oss-hash-crc64ecma, x-oss-ec, x-oss-server-time',
    Vary: 'Origin',
  }
}

/** Answers a preflight, whatever it asks for. @throws OssError where no rule fits its origin */
export function preflight(headers: Readonly<Record<string, string>>, allowed: AllowedOrigins): Answer {
  if (headers.origin !== undefined && !isAllowed(headers.origin, allowed))
    throw new OssError('AccessForbidden')
  return {
    status: 200,
    headers: {
      'Access-Control-Allow-Headers': headers['access-control-request-headers'] ?? '*',
      'Access-Control-Max-Age': '600',
    },
  }
}

function isAllowed(origin: string, allowed: AllowedOrigins): boolean {
  return allowed === undefined || allowed.includes(origin)
}
