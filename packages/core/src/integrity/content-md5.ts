import SparkMD5 from 'spark-md5'
import { toBase64 } from '../bytes/base64'

/** The value of the Content-MD5 header: base64 of the 16 bytes of the body's MD5. */
export function contentMd5(body: ArrayBuffer): string {
  const digest = SparkMD5.ArrayBuffer.hash(body, true)
  const bytes = new Uint8Array(16)
  for (let index = 0; index < 16; index++) bytes[index] = digest.charCodeAt(index)
  return toBase64(bytes)
}
