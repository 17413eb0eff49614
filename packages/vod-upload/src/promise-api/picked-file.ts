import { extensionOf, mediaTypeOf } from '@vod-upload/core'
import type { FileSource } from '@vod-upload/platform'

/** What pickers of the hosts return; the first path that is there counts. */
export interface PickedFile {
  readonly tempFilePath?: string
  readonly path?: string
  /** Alipay's. */
  readonly apFilePath?: string
  readonly filePath?: string
  readonly url?: string
  /** Bytes. */
  readonly size?: number
  readonly name?: string
  /** Media type; or just `video`, `image`. */
  readonly type?: string
  /** WeChat's word for it. */
  readonly fileType?: string
  /** ByteDance's word for it. */
  readonly mediaType?: string
  /** The browser's File, where there is one: Taro's name for it, and ours. */
  readonly originalFileObj?: unknown
  readonly raw?: unknown
}

/** A temp path, or the file as the picker returned it. */
export type UploadSource = string | PickedFile

/** Which record of VOD a file becomes. Audio is a video there. */
export type MediaKind = 'video' | 'image'

export interface ReadSource {
  /** Its name has an extension. */
  readonly source: FileSource & { readonly name: string }
  readonly kind: MediaKind
  readonly mediaType: string
}

/** `undefined` where there is no path. */
export function readSource(given: UploadSource, askedKind?: MediaKind): ReadSource | undefined {
  const file = typeof given === 'string' ? { path: given } : (given ?? {})
  const path = [file.tempFilePath, file.path, file.apFilePath, file.filePath, file.url].find(isText)
  if (path === undefined) return undefined
  const raw = file.originalFileObj ?? file.raw
  const said = [file.type, file.fileType, file.mediaType].filter(isText)
  const pickedName = file.name || nameOfRaw(raw) || lastStep(path)
  const kind = askedKind ?? kindOf(said, [pickedName, path])
  const name = withExtension(pickedName, path, kind)
  const mediaType = said.find((each) => each.indexOf('/') > 0) ?? mediaTypeOf(name)
  return { source: { path, size: file.size, name, type: mediaType, raw }, kind, mediaType }
}

function kindOf(said: readonly string[], names: readonly string[]): MediaKind {
  const types = [...said, ...names.map(mediaTypeOf)]
  const word = types.find((each) => /^(video|image|audio)\b/.test(each))
  if (word !== undefined) return /^image\b/.test(word) ? 'image' : 'video'
  return names.some((name) => extensionOf(name) === 'image') ? 'image' : 'video'
}

/** Alipay's temp paths end in these, whatever the file is. */
const unreal = ['video', 'image', 'audio']
const usual: Readonly<Record<string, string>> = { video: 'mp4', image: 'jpg', audio: 'mp3' }

/** VOD tells the format by the name, and refuses one that has no extension. */
function withExtension(name: string, path: string, kind: MediaKind): string {
  const own = extensionOf(name)
  if (own !== '' && unreal.indexOf(own) < 0) return name
  const bare = own === '' ? name : name.slice(0, -own.length - 1)
  const ofPath = extensionOf(path)
  const known = ofPath !== '' && unreal.indexOf(ofPath) < 0 ? ofPath : usual[own === 'audio' ? own : kind]
  return `${bare}.${known}`
}

/** Without query; a data URL has no name in it. */
function lastStep(path: string): string {
  if (/^data:/.test(path)) return 'file'
  const bare = path.replace(/[?#].*$/, '')
  return bare.slice(bare.lastIndexOf('/') + 1) || 'file'
}

function nameOfRaw(raw: unknown): string | undefined {
  const name = typeof raw === 'object' && raw !== null && 'name' in raw ? raw.name : undefined
  return isText(name) ? name : undefined
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
