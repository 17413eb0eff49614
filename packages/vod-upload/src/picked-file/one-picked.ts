import { UploadError } from '@vod-upload/core'
import type { UploadSource } from './picked-file'

/** What a picker may have told, by name; nothing is known of the values. */
export type Told = Readonly<Record<string, unknown>>

const paths = ['url', 'tempFilePath', 'path', 'apFilePath', 'filePath']
const browserFiles = ['originalFileObj', 'tempFile', 'raw']
const lists = ['tempFiles', 'tempFilePaths', 'apFilePaths']

/**
 * The one file in what the app handed over.
 * @throws UploadError `option-invalid` where there is none, or more than one
 */
export function onePicked(given: UploadSource): Told {
  const told = asTold(given)
  if (isFile(told)) return told
  const candidates = [given, ...lists.map((name) => told[name])]
  // One that cannot be used counts with the others, or nobody would miss it.
  const whole = candidates.map(listOf).find((list) => list.some((each) => isFile(asTold(each)))) ?? []
  if (whole.length > 1) throw several(whole.length)
  const only = asTold(whole[0])
  if (isFile(only)) return only
  // The latter is all that Taro's chooseVideo of H5 gives where the browser cannot play the film.
  const isNothing = given === undefined || told.errMsg === 'chooseVideo:ok'
  throw none(isNothing || candidates.some((each) => isThere(each) && each.length === 0))
}

/** `undefined` for a file that only its bytes are known of. */
export function pathOf(told: Told): string | undefined {
  return paths.map((name) => told[name]).find(isText)
}

/** The browser's own object for the file, which may be the very thing that was handed over. */
export function browserFileOf(told: Told): unknown {
  return browserFiles.map((name) => told[name]).find(isThere) ?? (isBlob(told) ? told : undefined)
}

/** By what it can do: frames of a browser have a `Blob` each, and hosts have none. */
export function isBlob(value: unknown): value is Told & { readonly size: number } {
  return isThere(value) && typeof value.size === 'number' && typeof value.slice === 'function'
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function isFile(told: Told): boolean {
  return pathOf(told) !== undefined || isBlob(browserFileOf(told))
}

function asTold(given: unknown): Told {
  if (typeof given === 'string') return { path: given }
  return isThere(given) ? given : {}
}

function isThere(value: unknown): value is Told {
  return typeof value === 'object' && value !== null
}

/** No picker gives as many; a list that claims more is none. */
const MOST_PICKED = 1000

/** uni-app types these as one or many; a browser's list of files is no array. */
function listOf(value: unknown): readonly unknown[] {
  if (isText(value) || isBlob(value)) return [value]
  const count = isThere(value) ? value.length : undefined
  if (typeof count !== 'number' || !(count >= 0 && count <= MOST_PICKED)) return []
  return Array.from(value as unknown as ArrayLike<unknown>)
}

function several(count: number): UploadError {
  const sentence = `The picker returned ${count} files: hand them over one by one, each as an element of its list.`
  return new UploadError('option-invalid', sentence)
}

function none(pickedNothing: boolean): UploadError {
  return new UploadError(
    'option-invalid',
    pickedNothing
      ? 'The picker returned no file. On H5 it may leave out what the browser cannot play.'
      : 'There is no path in what was handed over: pass a temp path, or one file as the picker returned it.',
  )
}
