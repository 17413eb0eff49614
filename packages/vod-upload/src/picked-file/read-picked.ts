import { mediaTypeOf } from '@vod-upload/core'
import type { FileSource } from '@vod-upload/platform'
import { newId } from '../new-id'
import { fileNameOf, lastStepOf, mediumOf, realExtensionOf, usualExtension } from './file-name'
import { browserFileOf, isBlob, isText, onePicked, pathOf, type Told } from './one-picked'
import type { MediaKind, UploadSource } from './picked-file'

/** A picked file, whichever picker it is from. */
export interface Picked {
  /** Its name has an extension; its type is told always. */
  readonly source: FileSource & { readonly name: string; readonly type: string }
  readonly kind: MediaKind
  /** The name without its extension, where picker and path told none and `source.name` has the usual one. */
  readonly bareName?: string
  /** Did anything tell what kind of file it is? */
  readonly kindIsKnown: boolean
}

/**
 * The one reader of what apps hand over.
 * @param askedKind wins over what the picker said
 * @throws UploadError `option-invalid` where there is no file in it, or more than one
 */
export function readPicked(given: UploadSource, askedKind?: MediaKind): Picked {
  const told = onePicked(given)
  const raw = browserFileOf(told)
  const path = identityOf(told, raw)
  const blob = isBlob(raw) ? raw : undefined
  const pickedName = [told.name, nameOf(raw)].find(isText) ?? (blob ? 'file' : lastStepOf(path))
  const words = [told.type, told.fileType, told.mediaType, blob?.type].filter(isText)
  const said = words.find((each) => each.indexOf('/') > 0)

  const known = askedKind ?? mediumOf(words, [pickedName, path])
  const medium = known ?? 'video'
  const name = fileNameOf(pickedName, path)
  const isBare = realExtensionOf(name) === ''
  const fullName = isBare ? `${name}.${usualExtension(medium, said)}` : name
  const size = typeof told.size === 'number' ? told.size : blob?.size
  return {
    source: { path, size, name: fullName, type: said ?? mediaTypeOf(fullName), raw },
    kind: medium === 'image' ? 'image' : 'video',
    ...(isBare && { bareName: name }),
    kindIsKnown: known !== undefined,
  }
}

/** A browser's file has no path, and Taro's path of a video is the whole video, as a data URL. */
function identityOf(told: Told, raw: unknown): string {
  const path = pathOf(told)
  const isShort = path !== undefined && !/^data:/.test(path)
  if (isShort || !isBlob(raw)) return path ?? ''
  const name = nameOf(raw)
  return name === undefined
    ? `blob-${newId()}`
    : [name, raw.size, raw.lastModified].filter((each) => each !== undefined).join('-')
}

function nameOf(raw: unknown): string | undefined {
  const name = typeof raw === 'object' && raw !== null && 'name' in raw ? raw.name : undefined
  return isText(name) ? name : undefined
}
