import { extensionOf } from '@vod-upload/core'
import type { FileHandle, FileSource, PlatformAdapter } from '@vod-upload/platform'
import { renameFile } from './added-file'
import type { UploadInfo } from './upload-info'

/**
 * Completes what the picker told of a file: its size, an extension for a bare temp path, the host's own MD5.
 * It never rejects: a file that cannot be read says so when it is uploaded.
 * @returns resolves as soon as the name has an extension; the MD5 may come later
 */
export async function inspectFile(
  platform: PlatformAdapter,
  source: FileSource,
  info: UploadInfo,
): Promise<void> {
  try {
    const handle = await platform.openFile(source)
    info.fileSize = handle.size
    info.file.size = handle.size
    if (extensionOf(info.file.name) === '') await giveExtension(handle, info)
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

async function giveExtension(handle: FileHandle, info: UploadInfo): Promise<void> {
  const head = new Uint8Array(await handle.read(0, Math.min(12, handle.size)))
  renameFile(info, `${info.file.name}.${sniffExtension(head)}`)
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
