import { createHash, createHmac } from 'node:crypto'
import type { HttpResponse } from '@vod-upload/platform'
import { type AppServer, BUCKET, type IssuedKey, REGION, SECRET_MARK } from './app-server'
import type { OssAnswers } from './oss-answers'
import type { Random } from './random'
import type { VirtualTime } from './virtual-time'
import type { Weather } from './weather'

/** A request with a signature in its headers. */
export interface SignedCall {
  readonly method: string
  readonly object: string
  /** As it stands in the address, encoded. */
  readonly query: string
  readonly headers: Readonly<Record<string, string>>
}

export interface SignedForm {
  readonly fields: Readonly<Record<string, string>>
  readonly sizeBytes: number
}

/** Lets in what is signed with a key that is good for this object, now. Each gives a refusal, or nothing. */
export interface OssGuard {
  checkCall(call: SignedCall): HttpResponse | undefined
  checkForm(form: SignedForm): HttpResponse | undefined
}

export interface OssGuardDeps {
  readonly time: VirtualTime
  readonly random: Random
  readonly weather: Weather
  readonly appServer: AppServer
  readonly answers: OssAnswers
}

const MOST_SKEW_MS = 15 * 60 * 1000

export function createOssGuard({ time, random, weather, appServer, answers }: OssGuardDeps): OssGuard {
  const endedAs = random.pick([
    'SecurityTokenExpired',
    'SecurityTokenExpired',
    'InvalidAccessKeyId',
    'InvalidSecurityToken',
  ])
  let checked = 0

  const skewed = () =>
    answers.refuse(403, 'RequestTimeTooSkewed', {
      xml: `<MaxAllowedSkewMilliseconds>900000</MaxAllowedSkewMilliseconds><ServerTime>${new Date(time.nowMs).toISOString()}</ServerTime>`,
    })
  const wrong = (key: IssuedKey, said: string) =>
    answers.refuse(403, 'SignatureDoesNotMatch', {
      message: `The signature is wrong, token ${key.securityToken}.`,
      xml: `<StringToSign>${SECRET_MARK}</StringToSign><SignatureProvided>${said}</SignatureProvided>`,
    })

  /** What chance has against a key, and what time has. */
  const checkKey = (key: IssuedKey | undefined, object: string): HttpResponse | undefined => {
    if (key === undefined) return answers.refuse(403, 'InvalidAccessKeyId', { message: 'No such key.' })
    if (weather.strikes('key-refused')) key.revoked = true
    if (key.revoked)
      return answers.refuse(403, 'InvalidAccessKeyId', { message: `No key ${key.securityToken}.` })
    if (time.nowMs > key.endsAtMs) return answers.refuse(403, endedAs)
    if (weather.strikes('access-denied'))
      return answers.refuse(403, 'AccessDenied', { message: 'Denied by policy.' })
    if (key.object !== object) return answers.refuse(403, 'AccessDenied', { message: 'Not your object.' })
    return weather.strikes('signature-refused') ? wrong(key, 'x') : undefined
  }

  return {
    checkCall(call) {
      const { 'x-oss-date': date = '', 'x-oss-security-token': token = '', authorization = '' } = call.headers
      const isV4 = authorization.startsWith('OSS4-HMAC-SHA256 ')
      const atMs = isV4 ? timeOf(date) : Date.parse(date)
      if (!(Math.abs(atMs - time.nowMs) <= MOST_SKEW_MS)) return skewed()
      const key = appServer.keys.get(token)
      const refusal = checkKey(key, call.object)
      if (refusal !== undefined || key === undefined) return refusal
      if (!isV4)
        return new RegExp(`^OSS ${key.accessKeyId}:.{28}$`).test(authorization)
          ? undefined
          : wrong(key, authorization)
      // Each costs as much as all the rest of a request; a wrong way of signing is wrong more than once.
      checked += 1
      if (checked % 4 !== 1)
        return authorization.includes(`Credential=${key.accessKeyId}/`)
          ? undefined
          : wrong(key, authorization)
      return authorization === authorizationOf(call, key, date) ? undefined : wrong(key, authorization)
    },
    checkForm({ fields, sizeBytes }) {
      const { policy = '', key: object = '', 'x-oss-security-token': token = '' } = fields
      const isV4 = 'x-oss-signature' in fields
      const { expiration, conditions } = JSON.parse(Buffer.from(policy, 'base64').toString())
      const key = appServer.keys.get(token)
      if (Date.parse(expiration) < time.nowMs) {
        return answers.refuse(403, 'AccessDenied', {
          message: 'Invalid according to Policy: Policy expired.',
        })
      }
      if (isV4 && Math.abs(timeOf(fields['x-oss-date']) - time.nowMs) > MOST_SKEW_MS) return skewed()
      const refusal = checkKey(key, object)
      if (refusal !== undefined || key === undefined) return refusal
      for (const condition of conditions) {
        if (condition[0] !== 'content-length-range') continue
        if (sizeBytes < condition[1]) return answers.refuse(400, 'EntityTooSmall')
        if (sizeBytes > condition[2]) return answers.refuse(400, 'EntityTooLarge')
      }
      const said = isV4 ? fields['x-oss-signature'] : fields.Signature
      const right = isV4
        ? keyOfDay(key, fields['x-oss-date']).update(policy).digest('hex')
        : createHmac('sha1', key.accessKeySecret).update(policy).digest('base64')
      return said === right ? undefined : wrong(key, said)
    },
  }
}

/** Milliseconds since 1970 of `20260115T080000Z`. */
function timeOf(basic = ''): number {
  return Date.parse(basic.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
}

function keyOfDay({ accessKeySecret }: IssuedKey, date: string) {
  let key: string | Buffer = `aliyun_v4${accessKeySecret}`
  for (const step of [date.slice(0, 8), REGION, 'oss', 'aliyun_v4_request'])
    key = createHmac('sha256', key).update(step).digest()
  return createHmac('sha256', key)
}

function authorizationOf(
  { method, object, query, headers }: SignedCall,
  key: IssuedKey,
  date: string,
): string {
  const names = Object.keys(headers).filter((name) => /^(content-type|content-md5|x-oss-.*)$/.test(name))
  const lines = names.sort().map((name) => `${name}:${headers[name].trim()}\n`)
  const canonical = [method, `/${BUCKET}/${object}`, query, lines.join(''), '', 'UNSIGNED-PAYLOAD'].join('\n')
  const scope = `${date.slice(0, 8)}/${REGION}/oss/aliyun_v4_request`
  const digest = createHash('sha256').update(canonical).digest('hex')
  const signature = keyOfDay(key, date).update(`OSS4-HMAC-SHA256\n${date}\n${scope}\n${digest}`).digest('hex')
  return `OSS4-HMAC-SHA256 Credential=${key.accessKeyId}/${scope},Signature=${signature}`
}
