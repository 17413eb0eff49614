import { cause, type KnownCode } from './cause'

const laterAgain = cause(
  'OSS or the bucket has too much to do.',
  'It passes: vod-upload tries again by itself, at growing distances.',
)
const proxy = cause(
  'A proxy or virus scanner on the way changes or cuts bodies.',
  'Try another network; use https alone.',
)

/** Codes of OSS about buckets, objects, parts and forms. */
export const OBJECT_CODES: Readonly<Record<string, KnownCode>> = {
  NoSuchBucket: {
    means: 'This endpoint has no such bucket.',
    causes: [
      cause('Bucket and region do not belong together.', 'Take Endpoint and Bucket from one UploadAddress.'),
      cause(
        'The name of the bucket is mistyped, or it was removed.',
        'Look at the list of buckets in the console of OSS, or of storage in VOD.',
      ),
    ],
  },
  NoSuchUpload: {
    means: 'The session of parts is not there any more.',
    causes: [
      cause(
        'It was completed already, and only the answer was lost.',
        'Look whether the object is there; vod-upload does.',
      ),
      cause(
        'It was aborted: by a cancel, by another app with the same file, or by a lifecycle rule (VOD: 7 days).',
        'Begin a new session.',
      ),
      cause(
        'The UploadId was kept for another object or bucket.',
        'Keep bucket and key beside the UploadId.',
      ),
    ],
  },
  EntityTooLarge: {
    means: 'The file is larger than allowed.',
    causes: [
      cause(
        "The form's policy has a content-length-range, and the file is above it.",
        'Raise it on your server, or refuse the file before the upload.',
      ),
      cause('A form or a single PUT takes 5 GB at most.', 'Send larger files in parts.'),
    ],
  },
  EntityTooSmall: {
    means: 'A part or a file is smaller than allowed.',
    causes: [
      cause(
        'A part that is not the last one has less than 100 KB; OSS says so only at the end.',
        'Make every part but the last one 102400 bytes or more.',
      ),
      cause(
        "The form's policy has a content-length-range, and the file is below it.",
        'Lower it, or look why the file is so small.',
      ),
    ],
  },
  InvalidPart: {
    means: 'A part that was named at the end is missing, or has another ETag.',
    causes: [
      cause(
        'A part did not arrive, or was sent again with other bytes.',
        'Ask for the list of parts, and send what is missing.',
      ),
      cause('The host hid or changed the ETag.', 'Take the ETags from ListParts.'),
    ],
  },
  InvalidPartOrder: {
    means: 'The parts were named out of order.',
    causes: [cause('They were listed as they arrived.', 'Sort them by number, as numbers and not as text.')],
  },
  InvalidDigest: {
    means: 'What arrived has another MD5 than Content-MD5 says.',
    causes: [cause('The bytes changed on the way.', 'Read the part and send it again.'), proxy],
  },
  InvalidArgument: {
    means: 'A parameter or field makes no sense to OSS.',
    causes: [
      cause(
        'Only some fields of a signature were sent, or a number is out of range.',
        'The message names the field.',
      ),
    ],
  },
  InvalidObjectName: {
    means: 'The key of the object is empty, too long, or begins with a slash.',
    causes: [
      cause('The key was put together wrongly.', '1 to 1023 bytes of UTF-8, no slash or backslash in front.'),
    ],
  },
  InvalidPolicyDocument: {
    means: "The form's policy cannot be read.",
    causes: [
      cause(
        'It is no base64 of JSON, or lacks expiration or conditions.',
        'For V4 it must also name the signature version, credential, date and token.',
      ),
    ],
  },
  MalformedPOSTRequest: {
    means: 'The form is not written as OSS reads it.',
    causes: [
      cause(
        'The file is not the last field: OSS ignores what follows it.',
        'Put key, policy and signature before the file.',
      ),
      cause(
        'A Content-Type was set by hand, without the boundary.',
        'Leave Content-Type of a form to the host.',
      ),
    ],
  },
  IncorrectNumberOfFilesInPOSTRequest: {
    means: 'A form takes one file, in the field "file".',
    causes: [
      cause('The field has another name.', "Name it 'file': name in WeChat, fileName or name in Alipay."),
    ],
  },
  FileAlreadyExists: {
    means: 'The object is there, and x-oss-forbid-overwrite forbids writing over it.',
    causes: [
      cause(
        'The upload was completed before, and its answer was lost.',
        'Look at the object; choose another key otherwise.',
      ),
    ],
  },
  CallbackFailed: {
    means: 'The file has arrived; only the callback to your server failed.',
    causes: [
      cause(
        'Your server did not answer with JSON and 200 within 5 seconds.',
        'Look at its log. Do not upload again.',
      ),
    ],
  },
  InternalError: { means: 'OSS itself failed.', causes: [laterAgain] },
  ServiceUnavailable: { means: 'OSS takes no more for the moment.', causes: [laterAgain] },
  RequestTimeout: {
    means: 'The body did not come in time.',
    causes: [
      cause(
        'The line is slow or broke off.',
        'Smaller parts and fewer at once; vod-upload does this by itself.',
      ),
    ],
  },
  IncompleteBody: {
    means: 'Fewer bytes came than were announced.',
    causes: [cause('The line broke off.', 'Send it again.'), proxy],
  },
  MalformedXML: {
    means: 'The list of parts is no XML that OSS can read.',
    causes: [
      cause(
        'The host turned the body into something else, such as JSON.',
        'Send it as UTF-8 bytes with content-type application/xml.',
      ),
    ],
  },
}
