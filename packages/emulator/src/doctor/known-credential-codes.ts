import { cause, type KnownCode } from './cause'

const fresh = cause(
  'The credential has ended, or its key was removed.',
  'Let the app ask for a new one: onUploadTokenExpired and RefreshUploadVideo; parts that have arrived stay.',
)
const cut = cause(
  'The token was cut or changed on its way: a + became a blank, a long line was cut.',
  'Pass UploadAuth on as VOD wrote it; --answer looks at it.',
)

/** Codes of OSS about keys, tokens, signatures and rights. */
export const CREDENTIAL_CODES: Readonly<Record<string, KnownCode>> = {
  AccessDenied: {
    means: 'OSS knows who asks, and does not let them do this.',
    causes: [
      cause(
        'The credential is for another bucket or object than the one that was written.',
        'Take bucket and object from the UploadAddress that came with the UploadAuth.',
      ),
      cause(
        'The role or its policy does not allow oss:PutObject there.',
        'Look at the RAM policy of the role, and at the Policy given to AssumeRole: bucket, path, and multipart actions.',
      ),
      cause(
        'A policy of the bucket forbids it, by address, network or rule.',
        'Look at the bucket policy in the console of OSS.',
      ),
    ],
  },
  AccessKeyIdAndSecurityTokenNotMatch: {
    means: 'Key and token are of two pairs.',
    causes: [
      cause(
        'One of the two was renewed without the other.',
        'Change key, secret and token together, from one answer.',
      ),
      cut,
    ],
  },
  InvalidAccessKeyId: {
    means: 'OSS does not know this key.',
    causes: [
      fresh,
      cause(
        'A temporary key (STS.…) came without its token.',
        'Send the token too: x-oss-security-token in headers and forms, security-token in a query.',
      ),
      cause(
        'The key is of another account or cloud (the international site, the emulator), or was disabled.',
        'Ask the VOD whose OSS you upload to; look at the key in the RAM console.',
      ),
    ],
  },
  InvalidSecurityToken: { means: 'The token cannot be read.', causes: [cut, fresh] },
  SecurityTokenExpired: {
    means: 'The temporary credential has ended.',
    causes: [
      fresh,
      cause(
        'An answer of your server is cached, so that every app gets the same old credential.',
        'Answer with Cache-Control: no-store, and ask VOD each time.',
      ),
    ],
  },
  SignatureDoesNotMatch: {
    means: 'OSS signed what it received, and got another signature than the one that came with it.',
    causes: [
      cause(
        'Secret and key id do not belong together.',
        'Take both, and the token, from one UploadAuth; no blanks around them.',
      ),
      cause(
        'The host or a proxy changed what was signed: most often it sent a Content-Type of its own.',
        'Name content-type yourself on every request, and sign that value. Compare with --signed.',
      ),
      cause(
        'The object key was encoded differently in the address and in what was signed.',
        'Sign /bucket/key from the plain key; send it encoded once.',
      ),
    ],
  },
  RequestTimeTooSkewed: {
    means: 'The time in the request is more than 15 minutes from the time of OSS.',
    causes: [
      cause(
        "The phone's clock is off.",
        'Set it, or take the time from this answer and sign again, as vod-upload does by itself.',
      ),
      cause(
        'The request was signed long before it was sent.',
        'Sign right before sending; never keep a signature for later.',
      ),
    ],
  },
  AccessForbidden: {
    means: "No CORS rule of the bucket fits the page's origin, method or headers.",
    causes: [
      cause(
        'The rule is missing, or names another origin.',
        'Print the rule with --host h5 --origin, and paste it into the console.',
      ),
    ],
  },
  UserDisable: {
    means: 'The account is disabled, often for an unpaid bill.',
    causes: [cause('The account is overdue or under review.', 'Look at the bills in the console.')],
  },
}
