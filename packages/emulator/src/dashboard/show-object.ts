import type { Backend } from '../backend'
import type { Answer } from '../http/answer'
import type { Incoming } from '../http/incoming'
import { getObject } from '../oss/object-calls'
import { mediaTypeOf, showableAs } from './media-type'

/**
 * An object's bytes for the page: whole, or a range, which a player needs to seek.
 * Whatever was uploaded, nothing of it runs: it comes as an image, a film, a sound, or as a file to save.
 * @throws OssError
 */
export function showObject(incoming: Incoming, bucket: string, key: string, backend: Backend): Answer {
  const answer = getObject({ incoming: { ...incoming, query: new Map() }, bucket, key, backend })
  const object = backend.objects.get(bucket, key)
  const contentType = object ? mediaTypeOf(object) : ''
  const isShown = showableAs(contentType) !== undefined
  return {
    ...answer,
    headers: {
      ...pick(answer.headers, ['Content-Length', 'Content-Range', 'Accept-Ranges', 'ETag', 'Last-Modified']),
      'Content-Type': isShown ? contentType : 'application/octet-stream',
      ...(isShown ? {} : { 'Content-Disposition': 'attachment' }),
      'Content-Security-Policy': "sandbox; default-src 'none'",
    },
  }
}

function pick(headers: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => names.includes(name)))
}
