import type { Answer } from '../http/answer'

/** A bucket whose rule allows everything: what VOD's own buckets have, so that web pages can upload to them. */
export function corsHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  if (headers.origin === undefined) return {}
  return {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': 'GET, PUT, POST, DELETE, HEAD',
    'Access-Control-Expose-Headers':
      'ETag, x-oss-request-id, x-oss-hash-crc64ecma, x-oss-ec, x-oss-server-time',
    Vary: 'Origin',
  }
}

/** Answers a preflight, whatever it asks for. */
export function preflight(headers: Readonly<Record<string, string>>): Answer {
  return {
    status: 200,
    headers: {
      'Access-Control-Allow-Headers': headers['access-control-request-headers'] ?? '*',
      'Access-Control-Max-Age': '600',
    },
  }
}
