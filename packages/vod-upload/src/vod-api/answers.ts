import {
  type OssFault,
  plainHost,
  plainWord,
  readRefusal,
  refusalSentence,
  UploadError,
  type UploadErrorCode,
} from '@vod-upload/core'
import type { HttpResponse } from '@vod-upload/platform'

/** What VOD made for a file. `uploadAuth` holds a key: it goes no further than the credential it is decoded to. */
export interface VodAnswer {
  readonly uploadAuth: string
  readonly uploadAddress: string
  /** Of CreateUploadVideo and RefreshUploadVideo. */
  readonly videoId?: string
  /** Of CreateUploadImage, as the next. */
  readonly imageId?: string
  /** Where the image can be seen. */
  readonly imageUrl?: string
}

/** Reads a success. Throws `answer-unreadable`: a captive portal says 200 to everything. */
export function readVodAnswer({ text }: HttpResponse): VodAnswer {
  const field = fieldsOf(text)
  const uploadAuth = field('UploadAuth')
  const uploadAddress = field('UploadAddress')
  if (uploadAuth === undefined || uploadAddress === undefined) {
    throw new UploadError(
      'answer-unreadable',
      'The answer is not in the form of VOD: check vodEndpoint, and that no proxy or login page of the network stands in between.',
    )
  }
  return {
    uploadAuth,
    uploadAddress,
    videoId: field('VideoId'),
    imageId: field('ImageId'),
    imageUrl: field('ImageURL') ?? field('FileURL'),
  }
}

/**
 * Reads any answer that is no success; never throws.
 * @param accessKeyId of the call, which must not come back in whatever field
 */
export function readVodRefusal({ text, ...response }: HttpResponse, accessKeyId: string): OssFault {
  const told = text.split(accessKeyId).join('…')
  const field = fieldsOf(told)
  return {
    ...readRefusal({ ...response, text: told }),
    ossCode: plainWord(field('Code')),
    message: withoutKeys(field('Message')),
    requestId: plainWord(field('RequestId') ?? response.headers['x-acs-request-id']),
    hostId: plainHost(field('HostId')),
  }
}

/** VOD's code -> what the developer should do. Codes that are not here speak for themselves. */
const remedies: Readonly<Record<string, string>> = {
  'Forbidden.RAM': 'Allow the role that the STS token was issued for to create and refresh uploads in VOD.',
  'InvalidAccessKeyId.NotFound': 'Ask the server for a fresh STS token.',
  'InvalidSecurityToken.Expired': 'Ask the server for a fresh STS token.',
  'InvalidTimeStamp.Expired': 'Set the clock of the device.',
  SignatureDoesNotMatch:
    'The AccessKeySecret does not belong to the AccessKeyId: ask the server for a new token.',
}

/** The refusal as an error for people: VOD's code, its own sentence, the remedy. */
export function fromVod(refusal: OssFault, code: UploadErrorCode = 'credential-unavailable'): UploadError {
  return new UploadError(code, refusalSentence('VOD', refusal, remedies), refusal)
}

/** The text fields of a JSON object; of anything else, none. */
function fieldsOf(text: string): (name: string) => string | undefined {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    parsed = undefined
  }
  const fields: Readonly<Record<string, unknown>> =
    typeof parsed === 'object' && parsed !== null ? { ...parsed } : {}
  return (name) => {
    const value = fields[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
}

/** A refused signature comes with the text that VOD would have signed, the token in it. */
function withoutKeys(message: string | undefined): string | undefined {
  return message?.replace(/[\w+/=%&.-]{48,}|(?:[A-Za-z\d+/]|%2[BF]){27}(?:=|%3D)/g, '…').slice(0, 300)
}
