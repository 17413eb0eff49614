import { Refusal } from './refusal.js'

/** VOD takes more; these are what phones and cameras make. */
const videoExtensions = ['mp4', 'mov', 'm4v', '3gp', 'avi', 'flv', 'mkv', 'mpeg', 'mpg', 'ts', 'webm', 'wmv']
/** All that VOD takes. */
const imageExtensions = ['png', 'jpg', 'jpeg', 'gif']

/** Source: CreateUploadVideo. It says characters; bytes are on the safe side where it means those. */
const LONGEST_TITLE_BYTES = 128

export interface CleanName {
  /** What people read: no path, no control characters, and no longer than VOD allows. */
  readonly title: string
  /** In lower case, without the dot. */
  readonly extension: string
}

/**
 * A name from the app, made harmless. VOD takes no more of it than the title and the extension: the key of the object is
 * VOD's own.
 *
 * @throws Refusal `FileTypeRefused`
 */
export function cleanName(kind: 'video' | 'image', fileName: string): CleanName {
  const allowed = kind === 'video' ? videoExtensions : imageExtensions
  const last = fileName.split(/[/\\]/).pop() ?? ''
  const [, stem = last, ending = ''] = /^(.*)\.([^.]*)$/su.exec(last) ?? []
  const extension = ending.toLowerCase()
  if (!allowed.includes(extension)) {
    throw new Refusal(415, 'FileTypeRefused', `Only these files are taken as ${kind}: ${allowed.join(', ')}.`)
  }
  return { title: shortened(readable(stem)) || kind, extension }
}

/**
 * Letters, digits, marks and plain punctuation in one line. Control characters break logs, direction marks make an
 * `exe.mp4` of a `4pm.exe`, and VOD refuses emoji with IllegalCharacters.
 */
function readable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N} .,_()+&@#-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function shortened(text: string): string {
  let short = ''
  let bytes = 0
  for (const character of text) {
    bytes += Buffer.byteLength(character)
    if (bytes > LONGEST_TITLE_BYTES) break
    short += character
  }
  return short.trim()
}
