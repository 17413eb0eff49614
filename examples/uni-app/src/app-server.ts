import type { AuthAnswer, GetAuth } from '@vod-upload/uni'

let token = ''

/** Asks the app's own server, which holds the account's key, asks VOD and passes its answer on. */
export const getAuth: GetAuth = async ({ kind, file, videoId }) => {
  if (token === '') token = await signIn()
  return post<AuthAnswer>('/upload-credential', { kind, fileName: file.name, fileSize: file.size, videoId })
}

/** In your app: `uni.login`, and the session that your server makes of its code. */
async function signIn(): Promise<string> {
  const session = await post<{ readonly token: string }>('/demo-session', {})
  return session.token
}

/** What is rejected is quoted to the user, once the SDK has asked twice more. */
function post<Answer>(path: string, data: object): Promise<Answer> {
  return new Promise((resolve, reject) => {
    uni.request({
      url: `${APP_SERVER}${path}`,
      method: 'POST',
      data,
      header: token === '' ? {} : { Authorization: `Bearer ${token}` },
      success({ statusCode, data: answer }) {
        if (statusCode === 200) return resolve(answer as Answer)
        if (statusCode === 401) token = ''
        const { message } = answer as { readonly message?: string }
        reject(new Error(message || `The app's server answered ${statusCode}.`))
      },
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    })
  })
}
