import type { AuthAnswer, GetAuth } from '@vod-upload/uni'

/** Asks the app's own server, which holds the account's key, asks VOD and passes its answer on. */
export const getAuth: GetAuth = ({ kind, file, videoId }) =>
  new Promise<AuthAnswer>((resolve, reject) => {
    uni.request({
      url: `${APP_SERVER}/upload-credential`,
      method: 'POST',
      data: { fileName: file.name, fileSize: file.size, isImage: kind === 'create-image', videoId },
      success({ statusCode, data }) {
        if (statusCode === 200) resolve(data as AuthAnswer)
        else reject(new Error(`The app's server answered ${statusCode}.`))
      },
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    })
  })
