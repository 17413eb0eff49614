import { rm } from 'node:fs/promises'
import type { Incoming } from '../http/incoming'
import { type ReceivedBody, receiveBody } from '../store/receive-body'
import { announcedMd5 } from './content-md5'
import { OssError } from './oss-error'

/** Source: PutObject, PostObject and UploadPart take at most 5 GB. */
export const LARGEST_BODY_BYTES = 5 * 1024 ** 3

/** Streams a request's body to `path` and checks its length and its Content-MD5. */
export async function receiveRequest({ headers, body }: Incoming, path: string): Promise<ReceivedBody> {
  const announced = headers['content-length']
  if (announced === undefined && headers['transfer-encoding'] === undefined) {
    throw new OssError('MissingContentLength')
  }
  if (Number(announced ?? 0) > LARGEST_BODY_BYTES) throw new OssError('EntityTooLarge')
  const wantedMd5 = announcedMd5(headers)
  const received = await receiveBody(body, path)
  const md5 = Buffer.from(received.md5Hex, 'hex').toString('base64')
  if (wantedMd5 !== undefined && wantedMd5 !== md5) {
    await rm(path, { force: true })
    throw new OssError('InvalidDigest')
  }
  return received
}
