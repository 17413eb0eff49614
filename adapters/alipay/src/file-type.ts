import type { FileSource } from '@vod-upload/platform'
import type { AlipayFileType } from './alipay-host'

const fileTypes: readonly AlipayFileType[] = ['video', 'image', 'audio']

const imageName = /\.(jpe?g|png|gif|webp|bmp|tiff?|heic|heif)$/i
const audioName = /\.(mp3|m4a|aac|wav|flac|amr|ogg|wma)$/i

/**
 * Which of its three kinds of files Alipay is to be told. The media type says it, else the temp path, which ends in
 * `.video`, `.image` or `.audio` whatever the file is, else the name; and a video is what this is for.
 */
export function fileTypeOf({ type, path, name = path }: FileSource): AlipayFileType {
  const told =
    fileTypes.find((each) => type?.toLowerCase().startsWith(each)) ??
    fileTypes.find((each) => path.endsWith(`.${each}`))
  if (told !== undefined) return told
  if (imageName.test(name)) return 'image'
  return audioName.test(name) ? 'audio' : 'video'
}
