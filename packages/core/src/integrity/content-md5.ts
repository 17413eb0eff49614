import SparkMD5 from 'spark-md5'
import { toBase64 } from '../bytes/base64'
import { eachSlice, type GiveWay } from './slices'

/** The value of the header Content-MD5, for the option `contentMd5`: base64 of the 16 bytes of the body's MD5. */
export async function contentMd5(body: ArrayBuffer, giveWay: GiveWay): Promise<string> {
  const md5 = new SparkMD5.ArrayBuffer()
  await eachSlice(body, giveWay, (start, end) => {
    md5.append(body.slice(start, end))
  })
  const digest = md5.end(true)
  const bytes = new Uint8Array(16)
  for (let index = 0; index < 16; index++) bytes[index] = digest.charCodeAt(index)
  return toBase64(bytes)
}
