// Reads an object back with the vendor's own client, and compares it with the file that was picked.
import { createReadStream } from 'node:fs'
import OSS from 'ali-oss'
import type { Account } from './app-server'
import { type Digest, digestOf } from './digest-file'

export interface Verdict {
  readonly sent: Digest
  readonly stored: Digest
  readonly verified: boolean
}

export async function verifyObject(
  file: string,
  { bucket, object }: { bucket: string; object: string },
  account: Account,
): Promise<Verdict> {
  const client = new OSS({
    endpoint: account.vodEndpoint,
    region: 'oss-cn-shanghai',
    accessKeyId: account.accessKeyId,
    accessKeySecret: account.accessKeySecret,
    bucket,
    authorizationV4: true,
  } as OSS.Options)
  const { stream, res } = await client.getStream(object)
  const [sent, stored] = await Promise.all([digestOf(createReadStream(file)), digestOf(stream)])
  const told = (res.headers as Record<string, string>)['x-oss-hash-crc64ecma']
  const verified =
    sent.bytes === stored.bytes &&
    sent.sha256 === stored.sha256 &&
    sent.crc64 === stored.crc64 &&
    sent.crc64 === told
  return { sent, stored, verified }
}
