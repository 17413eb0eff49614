import { toBase64, UploadError, utf8Bytes } from '@vod-upload/core'

/** The `userData` of a file, as the app gave it and as it travels. */
export interface UserData {
  /** Base64 of the JSON text. */
  readonly base64: string
  /** What stands under `Vod`. */
  readonly vod: Readonly<Record<string, unknown>>
}

/**
 * Reads the JSON text `{"Vod": {...}}`; nothing given is nothing wrong.
 * @throws UploadError `option-invalid`, with what the engine says of the place
 */
export function parseUserData(text: string | null | undefined): UserData | undefined {
  if (text === undefined || text === null || text === '') return undefined
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    const where = cause instanceof Error ? cause.message : String(cause)
    throw new UploadError('option-invalid', `userData is not JSON (${where}). Write it with JSON.stringify.`)
  }
  return { base64: toBase64(utf8Bytes(text)), vod: recordUnder(value, 'Vod') }
}

function recordUnder(value: unknown, key: string): Readonly<Record<string, unknown>> {
  const under = isRecord(value) ? value[key] : undefined
  return isRecord(under) ? under : {}
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
