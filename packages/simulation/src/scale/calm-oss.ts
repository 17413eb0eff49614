import type { HttpRequest, HttpResponse } from '@vod-upload/platform'
import type { Zeros } from './zeros'

/**
 * An OSS that takes whatever comes, and keeps none of it: it reads no signature, and tells the CRC-64 of a part or form by
 * its size. Of an object in parts it tells none, since that of a terabyte would take it half an hour.
 */
export interface CalmOss {
  call(request: HttpRequest): HttpResponse
  form(sizeBytes: number): HttpResponse
}

export function createCalmOss(zeros: Zeros): CalmOss {
  let opened = 0
  let answered = 0

  const answer = (headers: Readonly<Record<string, string>>, text = ''): HttpResponse => {
    answered += 1
    return { status: 200, headers: { 'x-oss-request-id': `REQ${answered}`, ...headers }, text }
  }
  const taken = (sizeBytes: number) =>
    answer({ etag: '"D41D8CD98F00B204E9800998ECF8427E"', 'x-oss-hash-crc64ecma': zeros.crc64(sizeBytes) })
  const xml = (root: string, insides: string) => answer({}, `<${root}>${insides}</${root}>`)

  return {
    form: taken,
    call({ method, url, body }) {
      if (method === 'PUT') return taken(body?.byteLength ?? 0)
      if (url.includes('?uploads')) {
        opened += 1
        return xml('InitiateMultipartUploadResult', `<UploadId>U${opened}</UploadId>`)
      }
      if (method === 'POST') return xml('CompleteMultipartUploadResult', '<ETag>"E"</ETag>')
      throw new Error(`A calm upload asks for nothing else: ${method} ${url}`)
    },
  }
}
