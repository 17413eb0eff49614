import type { StoredObject } from '../store/object-store'

/** Types that a browser draws or plays and never runs; an SVG may hold a script. */
const SHOWABLE = /^(image\/(?!svg)|video\/|audio\/)[\w.+-]+$/

/** Uploads often come as octets: what the file's name says is what a player goes by. */
const BY_EXTENSION: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
  ogg: 'audio/ogg',
}

/** The type that an object was stored with, or that its name tells where it was stored with none to speak of. */
export function mediaTypeOf({ key, headers }: Pick<StoredObject, 'key' | 'headers'>): string {
  const stored = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (SHOWABLE.test(stored)) return stored
  const extension = /\.([^./]+)$/.exec(key)?.[1]?.toLowerCase() ?? ''
  return BY_EXTENSION[extension] ?? (stored || 'application/octet-stream')
}

export function showableAs(contentType: string): 'image' | 'video' | 'audio' | undefined {
  if (!SHOWABLE.test(contentType)) return undefined
  if (contentType.startsWith('image/')) return 'image'
  return contentType.startsWith('video/') ? 'video' : 'audio'
}
