import { mediaTypeOf } from '@vod-upload/core'
import type { Capabilities, FileHandle, PlatformAdapter } from '@vod-upload/platform'
import type { Picked } from '../picked-file/read-picked'
import { renameFile } from './added-file'
import type { UploadInfo } from './upload-info'

/**
 * Completes what the picker told of a file: its size, an extension for a bare temp path, the host's own MD5.
 * It never rejects: a file that cannot be read says so when it is uploaded.
 * @returns resolves as soon as the name has an extension; the MD5 may come later
 */
export async function inspectFile(
  platform: PlatformAdapter,
  picked: Picked,
  info: UploadInfo,
): Promise<void> {
  try {
    const handle = await platform.openFile(picked.source)
    info.fileSize = handle.size
    info.file.size = handle.size
    if (picked.bareName !== undefined)
      renameFile(info, await fullNameOf(picked, handle, platform.capabilities))
    // Not waited for: a large file takes the host a while.
    handle.md5?.().then(
      (md5) => {
        info.fileHash = md5
      },
      () => undefined,
    )
    await handle.close()
  } catch {
    return
  }
}

/** By what is in it, unless that cannot be read, or contradicts the picker. */
async function fullNameOf(
  { source, bareName, kind, kindIsKnown }: Picked,
  handle: FileHandle,
  { sliceRead, maxWholeReadBytes }: Capabilities,
): Promise<string> {
  if (!sliceRead && handle.size > maxWholeReadBytes) return source.name
  try {
    const head = new Uint8Array(await handle.read(0, Math.min(12, handle.size)))
    const name = `${bareName}.${sniffExtension(head)}`
    const isImage = /^image\//.test(mediaTypeOf(name))
    return kindIsKnown && isImage !== (kind === 'image') ? source.name : name
  } catch {
    return source.name
  }
}

/** What kind of file begins so; what is not known is taken for an MP4, which phones record. */
export function sniffExtension(head: Uint8Array): string {
  const text = String.fromCharCode(...Array.from(head))
  if (text.slice(1, 4) === 'PNG') return 'png'
  if (head[0] === 0xff && head[1] === 0xd8) return 'jpg'
  if (text.slice(0, 3) === 'GIF') return 'gif'
  if (text.slice(8, 12) === 'WEBP') return 'webp'
  if (text.slice(8, 11) === 'AVI') return 'avi'
  if (text.slice(4, 10) === 'ftypqt') return 'mov'
  if (text.slice(0, 3) === 'FLV') return 'flv'
  if (text.slice(0, 3) === 'ID3') return 'mp3'
  return 'mp4'
}
