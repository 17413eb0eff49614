import { type HttpResponse, isPlatformError } from '@vod-upload/platform'
import type { Grant } from '../credential/grant'
import { type Receipt, readForm } from '../oss/answers'
import { isSuccess, readRefusal } from '../oss/refusal'

/** One attempt, signed with this grant at this time (ms since 1970, by the server's clock). */
export type SendSigned = (grant: Grant, atMs: number) => Promise<HttpResponse>

export interface FormWays {
  readonly post: SendSigned
  /** Asks OSS what it has under the object's name. */
  readonly head: SendSigned
  /** CRC-64 of the file, unsigned decimal; `undefined` where it would cost too much. */
  crc64OfFile(): Promise<string | undefined>
}

/** Then the form goes without: a browser tells a page that may not look just what it tells of a broken line. */
const MAX_BROKEN_LOOKS = 2

/**
 * Posts a form so that it is not sent again where only its answer was lost: OSS is asked for the object first. The
 * credentials that VOD hands out may not look; then there is nothing but to send again, over the same object.
 */
export function createFormPost({ post, head, crc64OfFile }: FormWays): {
  readonly send: SendSigned
  readonly read: (answer: HttpResponse) => Receipt
} {
  let mayBeThere = false
  let mayLook = true
  let brokenLooks = 0
  let found: Receipt | undefined

  const isRefused = (cause: unknown): boolean => {
    if (!isPlatformError(cause)) return false
    if (cause.code === 'network') brokenLooks += 1
    // Some hosts know no HEAD, and some have a list of domains for requests that is none for forms.
    return brokenLooks >= MAX_BROKEN_LOOKS || /^(unsupported|domain-not-allowed)$/.test(cause.code)
  }
  /** What ends this attempt; `undefined` where the form has to go again. */
  const look = async (grant: Grant, atMs: number): Promise<HttpResponse | undefined> => {
    const answer = await head(grant, atMs).catch((cause) => {
      if (!isRefused(cause)) throw cause
      mayLook = false
    })
    if (answer === undefined || answer.status === 404) return undefined
    if (isSuccess(answer)) {
      const { etag, 'x-oss-hash-crc64ecma': crc64 } = answer.headers
      // Without it, as on hosts that hide headers, there is no telling whose object this is.
      if (crc64 !== undefined && crc64 === (await crc64OfFile())) found = { etag, crc64 }
      return found && answer
    }
    if (answer.status === 403) {
      const { ossCode } = readRefusal(answer)
      mayLook = ossCode !== undefined && ossCode !== 'AccessDenied'
    }
    return mayLook ? answer : undefined
  }
  return {
    async send(grant, atMs) {
      const answer = mayBeThere && mayLook ? await look(grant, atMs) : undefined
      if (answer !== undefined) return answer
      return post(grant, atMs).catch((cause) => {
        if (isPlatformError(cause) && /^(network|timeout|interrupted)$/.test(cause.code)) mayBeThere = true
        throw cause
      })
    },
    read: (answer) => found ?? readForm(answer),
  }
}
