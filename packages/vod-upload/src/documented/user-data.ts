import { toBase64, UploadError, utf8Bytes } from '@vod-upload/core'
import { jsonFaultIndex } from './json-fault'

/** The `userData` of a file, as the app gave it and as it travels. */
export interface UserData {
  /** Base64 of the JSON text. */
  readonly base64: string
  /** What stands under `Vod`. */
  readonly vod: Readonly<Record<string, unknown>>
}

/**
 * Reads the JSON text `{"Vod": {...}}`, or the object that it stands for; nothing given is nothing wrong.
 * @throws UploadError `option-invalid`, which names the place of the fault
 */
export function parseUserData(given: unknown): UserData | undefined {
  if (given === undefined || given === null || given === '') return undefined
  const text = typeof given === 'string' ? mended(given) : written(given)
  return { base64: toBase64(utf8Bytes(text)), vod: recordUnder(JSON.parse(text), 'Vod') }
}

/** An object that apps pass in place of its text. */
function written(given: unknown): string {
  try {
    const text: unknown = JSON.stringify(given)
    if (typeof text === 'string') return text
  } catch {
    // A circle, or what JSON has no word for: the same to the app.
  }
  throw new UploadError('option-invalid', 'userData cannot be written as JSON: pass a text, {"Vod": {...}}.')
}

/** The sample of the vendor's documentation has a quote too many before its last brace; apps have copied it. */
function mended(text: string): string {
  const index = jsonFaultIndex(text)
  if (index < 0) return text
  const without = text.replace(/\}"\s*\}\s*$/, '}}')
  if (jsonFaultIndex(without) < 0) return without
  const near = text.slice(Math.max(0, index - 12), index + 12)
  const sentence = `userData is not JSON: it breaks at position ${index}, near «${near}». Write it with JSON.stringify.`
  throw new UploadError('option-invalid', sentence)
}

function recordUnder(value: unknown, key: string): Readonly<Record<string, unknown>> {
  const under = isRecord(value) ? value[key] : undefined
  return isRecord(under) ? under : {}
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
