// A client with a usual mistake: it signs no Content-Type, and its host puts one in.
import { createHmac } from 'node:crypto'
import type { Emulator } from '@vod-upload/emulator'

export interface BadRequest {
  /** The signature that was sent: it must be nowhere on the page. */
  readonly signature: string
}

export async function sendBadRequest({ url, accounts: [account], buckets }: Emulator): Promise<BadRequest> {
  const path = `/${Object.keys(buckets)[0]}/holiday/beach.jpg`
  const time = new Date().toUTCString()
  const signed = `PUT\n\n\n${time}\nx-oss-date:${time}\n${path}`
  const signature = createHmac('sha1', account.accessKeySecret).update(signed).digest('base64')
  const authorization = `OSS ${account.accessKeyId}:${signature}`
  const headers = { 'x-oss-date': time, 'content-type': 'application/json', authorization }
  const answer = await fetch(`${url}${path}`, { method: 'PUT', headers, body: 'picture' })
  if (answer.status !== 403) throw new Error(`The bad request was answered ${answer.status}.`)
  return { signature }
}
