import Taro from '@tarojs/taro'
import type { UploadSource } from '@vod-upload/taro'

/** One film or picture of the album, as the picker tells of it; rejects when the user chooses nothing. */
export async function pickFile(mediaType: 'video' | 'image'): Promise<UploadSource> {
  // Alipay has no picker for both.
  if (process.env.TARO_ENV === 'alipay') return pickOnAlipay(mediaType)
  const { tempFiles } = await Taro.chooseMedia({ count: 1, mediaType: [mediaType], sourceType: ['album'] })
  return tempFiles[0]
}

async function pickOnAlipay(mediaType: 'video' | 'image'): Promise<UploadSource> {
  if (mediaType === 'video') return Taro.chooseVideo({ sourceType: ['album'] })
  const { tempFilePaths } = await Taro.chooseImage({ count: 1, sourceType: ['album'] })
  return tempFilePaths[0]
}
