import { createHash } from 'node:crypto'
import type { Incoming } from '../http/incoming'
import { readSmallBody } from '../http/small-body'
import { OssError } from './oss-error'

/** The digest a request announces for its body, base64. @throws OssError where it is no MD5 */
export function announcedMd5(headers: Incoming['headers']): string | undefined {
  const md5 = headers['content-md5']
  if (md5 !== undefined && Buffer.from(md5, 'base64').length !== 16) throw new OssError('InvalidDigest')
  return md5
}

/** A body that is known to be small, as text, held against its Content-MD5; undefined if it is too long. */
export async function readCheckedBody(
  { headers, body }: Incoming,
  limitBytes: number,
): Promise<string | undefined> {
  // The body is read in any case, so that the client is there to hear a refusal.
  const bytes = await readSmallBody(body, limitBytes)
  const announced = announcedMd5(headers)
  if (bytes === undefined) return undefined
  if (announced !== undefined && announced !== createHash('md5').update(bytes).digest('base64')) {
    throw new OssError('InvalidDigest')
  }
  return bytes.toString('utf8')
}
