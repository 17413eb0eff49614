import Taro from '@tarojs/taro'
import type { AuthAnswer, GetAuth } from '@vod-upload/taro'

/** Asks the app's own server, which holds the account's key, asks VOD and passes its answer on. */
export const getAuth: GetAuth = async ({ kind, file, videoId }) => {
  const { statusCode, data } = await Taro.request<AuthAnswer>({
    url: `${APP_SERVER}/upload-credential`,
    method: 'POST',
    data: { fileName: file.name, fileSize: file.size, isImage: kind === 'create-image', videoId },
  })
  if (statusCode !== 200) throw new Error(`The app's server answered ${statusCode}.`)
  return data
}
