import type { Refusable, Refusal } from '../refusal'

interface KnownError {
  status: number
  message: string
  /** Only where the vendor documents one. */
  ec?: string
}

/** Status, message and EC by code, as OSS's API and error-code pages give them. */
const KNOWN: Readonly<Record<string, KnownError>> = {
  AccessDenied: { status: 403, message: 'You have no right to access this object.' },
  AccessForbidden: {
    status: 403,
    message:
      'This CORS request is not allowed: no CORS rule of the bucket fits its origin, method and headers.',
  },
  AccessKeyIdAndSecurityTokenNotMatch: {
    status: 403,
    message: 'The OSS access key id and the security token you provided do not match.',
    ec: '0002-00000004',
  },
  BadRequest: { status: 400, message: 'The request is malformed.' },
  EntityTooLarge: { status: 400, message: 'Your proposed upload exceeds the maximum allowed size.' },
  EntityTooSmall: { status: 400, message: 'Your proposed upload is smaller than the minimum allowed size.' },
  FieldItemTooLong: { status: 400, message: 'Your field item exceeds the maximum allowed size.' },
  FileAlreadyExists: { status: 409, message: 'The object you specified already exists.' },
  IncompleteBody: { status: 400, message: 'The request body is shorter than its Content-Length.' },
  IncorrectNumberOfFilesInPOSTRequest: {
    status: 400,
    message: 'POST requires exactly one file upload per request.',
  },
  InternalError: { status: 500, message: 'We encountered an internal error. Please try again.' },
  InvalidAccessKeyId: {
    status: 403,
    message: 'The OSS Access Key Id you provided does not exist in our records.',
    ec: '0002-00000902',
  },
  InvalidArgument: { status: 400, message: 'An argument is invalid.' },
  InvalidDigest: { status: 400, message: 'The Content-MD5 you specified was invalid.' },
  InvalidObjectName: { status: 400, message: 'The specified object is not valid.' },
  InvalidPart: {
    status: 400,
    message:
      'One or more of the specified parts could not be found or the specified entity tag might not have matched ' +
      "the part's entity tag.",
  },
  InvalidPartOrder: {
    status: 400,
    message:
      'The list of parts was not in ascending order. Parts list must be specified in order by part number.',
    ec: '0042-00000209',
  },
  InvalidPolicyDocument: { status: 400, message: 'The policy document is invalid.' },
  InvalidRange: { status: 416, message: 'The requested range cannot be satisfied.' },
  InvalidSecurityToken: {
    status: 403,
    message: 'The security token you provided is invalid.',
    ec: '0002-00000008',
  },
  MalformedPOSTRequest: {
    status: 400,
    message: 'The body of your POST request is not well-formed multipart/form-data.',
  },
  MalformedXML: { status: 400, message: 'The XML you provided was not well-formed.' },
  MethodNotAllowed: {
    status: 405,
    message: 'The specified method is not allowed against this resource.',
  },
  MissingContentLength: { status: 411, message: 'You must provide the Content-Length HTTP header.' },
  NoSuchBucket: { status: 404, message: 'The specified bucket does not exist.', ec: '0015-00000101' },
  NoSuchKey: { status: 404, message: 'The specified key does not exist.', ec: '0026-00000001' },
  NoSuchUpload: {
    status: 404,
    message:
      'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted ' +
      'or completed.',
  },
  NotImplemented: { status: 501, message: 'The emulator does not offer this operation.' },
  RequestTimeout: { status: 400, message: 'Your socket connection was not used within the timeout period.' },
  RequestTimeTooSkewed: {
    status: 403,
    message: 'The difference between the request time and the current time is too large.',
    ec: '0002-00000504',
  },
  SecurityTokenExpired: {
    status: 403,
    message: 'The security token you provided has expired.',
    ec: '0002-00000007',
  },
  ServiceUnavailable: { status: 503, message: 'Please reduce your request rate.' },
  SignatureDoesNotMatch: {
    status: 403,
    message:
      'The request signature we calculated does not match the signature you provided. Check your key and ' +
      'signing method.',
    ec: '0002-00000040',
  },
}

export interface OssErrorParts {
  message?: string
  status?: number
  ec?: string
  /** Further elements of the error's XML, such as ServerTime or StringToSign. */
  details?: Record<string, string>
}

/** A refusal in OSS's own words. */
export class OssError extends Error implements Refusable {
  refusal?: Refusal
  readonly status: number
  readonly ec: string | undefined
  readonly details: Readonly<Record<string, string>>

  constructor(
    readonly code: string,
    { message, status, ec, details = {} }: OssErrorParts = {},
  ) {
    const known = KNOWN[code]
    super(message ?? known?.message ?? code)
    this.name = 'OssError'
    this.status = status ?? known?.status ?? 400
    // The vendor's EC belongs to one message: another message under the same code has another EC.
    this.ec = ec ?? (message === undefined ? known?.ec : undefined)
    this.details = details
  }
}
