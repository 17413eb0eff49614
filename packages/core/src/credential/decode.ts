import { fromBase64 } from '../bytes/base64'
import { utf8Text } from '../bytes/utf8'
import { UploadError } from '../errors/upload-error'
import type { ObjectAddress } from '../oss/address'
import type { Credential } from '../oss/credential'
import { parseIsoTime } from '../oss/time'

// What VOD's CreateUploadVideo, CreateUploadImage, CreateUploadAttachedMedia and RefreshUploadVideo answer: base64 of
// JSON. Apps also pass that JSON itself, or the object it stands for. Errors never repeat what was passed.

type Fields = Readonly<Record<string, unknown>>

/**
 * `receivedAt`: milliseconds since 1970, by the server's clock as far as it is known; a lifetime counts from there.
 * Throws `credential-invalid`.
 */
export function decodeUploadAuth(uploadAuth: unknown, receivedAt: number): Credential {
  const fields = readFields(uploadAuth, 'UploadAuth')
  const lifetimeMs = readLifetimeMs(fields.Expiration)
  const fromLifetime = lifetimeMs === undefined ? undefined : receivedAt + lifetimeMs
  return {
    accessKeyId: demandText(fields, 'AccessKeyId', 'UploadAuth'),
    accessKeySecret: demandText(fields, 'AccessKeySecret', 'UploadAuth'),
    securityToken: readText(fields.SecurityToken),
    expiresAt: readTime(fields.ExpireUTCTime) ?? readTime(fields.Expiration) ?? fromLifetime,
    lifetimeMs,
    // Some write it as it stands in the endpoint.
    region: readText(fields.Region)
      ?.toLowerCase()
      .replace(/^oss-|-internal$/g, ''),
  }
}

/** Throws `credential-invalid`. */
export function decodeUploadAddress(uploadAddress: unknown): ObjectAddress {
  const fields = readFields(uploadAddress, 'UploadAddress')
  return {
    endpoint: demandText(fields, 'Endpoint', 'UploadAddress'),
    bucket: demandText(fields, 'Bucket', 'UploadAddress'),
    object: demandText(fields, 'FileName', 'UploadAddress'),
  }
}

function readFields(value: unknown, what: string): Fields {
  const parsed = typeof value === 'string' ? parseJson(value) : value
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw invalid(`${what} is not base64 of JSON`, what)
  }
  return parsed as Fields
}

function parseJson(text: string): unknown {
  // No JSON of an object is base64: its braces are not in the alphabet.
  const bytes = fromBase64(text)
  try {
    return JSON.parse(bytes === undefined ? text : utf8Text(bytes))
  } catch {
    // The engine's error would quote the text.
    return undefined
  }
}

function demandText(fields: Fields, name: string, what: string): string {
  const text = readText(fields[name])
  if (text === undefined) throw invalid(`${what} has no ${name}`, what)
  return text
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

/** VOD writes a duration in seconds as text, "3600": never to be taken for a date, which `new Date` would do. */
function readLifetimeMs(value: unknown): number | undefined {
  const isSeconds =
    typeof value === 'number' || (typeof value === 'string' && /^\s*\d+(\.\d+)?\s*$/.test(value))
  const lifetimeMs = isSeconds ? Number(value) * 1000 : 0
  // Thirty years and more is no lifetime: a time since 1970 perhaps, which nobody documents.
  return lifetimeMs > 0 && lifetimeMs < 1e12 ? lifetimeMs : undefined
}

function readTime(value: unknown): number | undefined {
  return typeof value === 'string' ? parseIsoTime(value) : undefined
}

function invalid(fault: string, what: string): UploadError {
  return new UploadError(
    'credential-invalid',
    `${fault}: pass the ${what} of VOD's answer (CreateUploadVideo, RefreshUploadVideo, CreateUploadImage) unchanged.`,
  )
}
