import { XMLBuilder } from 'fast-xml-parser'
import type { Answer } from '../http/answer'
import type { OssError } from './oss-error'

const builder = new XMLBuilder({ ignoreAttributes: false, processEntities: true, suppressEmptyNode: false })

/** One root element over a plain value; arrays repeat their element. */
export function xmlOf(root: string, content: object): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ [root]: content })}`
}

export function xmlAnswer(
  status: number,
  root: string,
  content: object,
  headers: Record<string, string> = {},
) {
  return { status, headers: { 'Content-Type': 'application/xml', ...headers }, body: xmlOf(root, content) }
}

/** An error as OSS writes it; HEAD has no body, so there the XML travels base64 in a header. */
export function errorAnswer(error: OssError, requestId: string, host: string, isHead: boolean): Answer {
  const xml = xmlOf('Error', {
    Code: error.code,
    Message: error.message,
    RequestId: requestId,
    HostId: host,
    ...error.details,
    ...(error.ec === undefined ? {} : { EC: error.ec }),
  })
  const headers: Record<string, string> = { 'Content-Type': 'application/xml' }
  if (error.ec !== undefined) headers['x-oss-ec'] = error.ec
  if (isHead) headers['x-oss-err'] = Buffer.from(xml).toString('base64')
  return { status: error.status, headers, body: isHead ? undefined : xml, errorCode: error.code }
}
