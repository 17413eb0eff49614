import { type Cause, cause } from './cause'
import { momentOf } from './check-expiry'
import { inWords } from './duration'
import { fieldOf } from './mask'
import type { ErrorFields } from './read-error'

/** Fine-grained codes whose meaning the vendor documents. The vendor may change them, so they only rank causes. */
const BY_EC: Readonly<Record<string, Cause>> = {
  '0002-00000007': cause('The token has ended.', 'Ask for a new credential.'),
  '0003-00000001': cause(
    'No policy allows this to the key that signed, and the bucket is not public.',
    'Allow oss:PutObject on this bucket and path to the role; or the key id is not the one you think.',
  ),
  '0003-00000203': cause(
    'A bucket policy and a RAM policy both forbid it.',
    'Change both: a Deny wins over every Allow.',
  ),
  '0003-00000204': cause(
    'A Deny in a bucket policy or a RAM policy fits this request.',
    'Find and narrow it: a Deny wins over every Allow.',
  ),
  '0003-00000905': cause(
    'A right is missing for something that the request asks beside writing, such as x-oss-tagging; or the account is overdue.',
    'Allow that action too, such as oss:PutObjectTagging; look at the bills.',
  ),
  '0042-00000213': cause(
    'A part that is not the last one has less than 100 KB.',
    'Make them 102400 bytes or more.',
  ),
}

/** What the error itself proves, put before what is only likely. */
export function evidenceIn(fields: ErrorFields): Cause[] {
  const found = [...byMessage(fields), ...skewIn(fields)]
  const ofEc = BY_EC[fields.EC ?? '']
  return ofEc === undefined ? found : [...found, ofEc]
}

function byMessage({ Message = '', Endpoint }: ErrorFields): Cause[] {
  if (/specified endpoint/i.test(Message)) {
    return [
      cause(
        'The bucket is in another region than the endpoint that was called.',
        Endpoint === undefined
          ? 'Take Endpoint and Bucket from one UploadAddress.'
          : `Call ${Endpoint}; take Endpoint and Bucket from one UploadAddress.`,
      ),
    ]
  }
  if (/policy expired/i.test(Message)) {
    return [
      cause(
        "The form's policy has ended.",
        'Make a new policy with a later expiration; vod-upload asks for a new credential.',
      ),
    ]
  }
  if (/policy condition failed/i.test(Message)) {
    const field = fieldOf(Message)
    return [
      cause(
        `The form breaks the condition of its policy on ${field}.`,
        `Send ${field} as the policy asks, or sign another policy.`,
      ),
    ]
  }
  if (/request has expired/i.test(Message)) {
    return [cause('The presigned address has ended.', 'Sign a new one; look at the clock of whoever signs.')]
  }
  if (/does ?n[o']t belong to you|not belong to you/i.test(Message)) {
    return [
      cause(
        'The bucket is of another account than the key.',
        'Take key, bucket and endpoint from one answer of VOD.',
      ),
    ]
  }
  if (/bucket acl/i.test(Message)) {
    return [
      cause(
        'The bucket is private, and this key may not write there.',
        'Allow oss:PutObject on this bucket and path to the role.',
      ),
    ]
  }
  if (/must contain the specified 'key'|contain.*'key'/i.test(Message)) {
    return [cause('The field key is missing, or stands behind the file.', 'Put every field before the file.')]
  }
  return []
}

/** How far the request's time was off, where OSS names both times. */
function skewIn({ RequestTime, ServerTime, MaxAllowedSkewMilliseconds }: ErrorFields): Cause[] {
  const [asked, served] = [momentOf(RequestTime), momentOf(ServerTime)]
  if (asked === undefined || served === undefined) return []
  const skewMs = asked - served
  const allowed = inWords(Number(MaxAllowedSkewMilliseconds ?? 900_000))
  return [
    cause(
      `The request's time was ${inWords(skewMs)} ${skewMs > 0 ? 'ahead of' : 'behind'} that of OSS; ${allowed} are allowed.`,
      hoursOff(skewMs)
        ? 'A whole number of hours: local time was written where UTC belongs. Look at who formats the time.'
        : "Set the phone's clock, or take the time from ServerTime and sign again, as vod-upload does.",
    ),
  ]
}

function hoursOff(skewMs: number): boolean {
  const hours = Math.round(skewMs / 3_600_000)
  return hours !== 0 && Math.abs(hours) <= 14 && Math.abs(skewMs - hours * 3_600_000) < 120_000
}
