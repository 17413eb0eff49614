import { extensionOf, mediaTypeOf } from '@vod-upload/core'

/** Alipay's temp paths end in these, whatever the file is. */
const unreal = ['video', 'image', 'audio']
const usual: Readonly<Record<string, string>> = { video: 'mp4', image: 'jpg', audio: 'mp3' }

/** What a name or path ends in, where that tells the format; else `''`. */
export function realExtensionOf(name: string): string {
  const extension = extensionOf(name)
  return unreal.indexOf(extension) < 0 ? extension : ''
}

/** The name without an extension that tells no format, and with that of the path, where the name has none. */
export function fileNameOf(name: string, path: string): string {
  if (realExtensionOf(name) !== '') return name
  const own = extensionOf(name)
  const bare = own === '' ? name : name.slice(0, -own.length - 1)
  const ofPath = realExtensionOf(path)
  return ofPath === '' ? bare : `${bare}.${ofPath}`
}

/** Without query; a data URL has no name in it. */
export function lastStepOf(path: string): string {
  if (/^data:/.test(path)) return 'file'
  const bare = path.replace(/[?#].*$/, '')
  return bare.slice(bare.lastIndexOf('/') + 1) || 'file'
}

/** What the words of a picker, and names, say of a file: `video`, `image`, `audio`; the first that says it counts. */
export function mediumOf(words: readonly string[], names: readonly string[]): string | undefined {
  const types = [...words, ...names.map(mediaTypeOf), ...names.map(extensionOf)]
  const telling = types.find((each) => /^(video|image|audio)\b/.test(each))
  return telling && /^\w+/.exec(telling)?.[0]
}

/** What such files mostly end in. */
export function usualExtension(medium: string, mediaType: string | undefined): string {
  const [, subtype] = /^\w+\/(\w+)/.exec(mediaType ?? '') ?? []
  const isOne = subtype !== undefined && mediaType?.indexOf(mediaTypeOf(`file.${subtype}`)) === 0
  return isOne ? subtype : (usual[medium] ?? usual.video)
}
