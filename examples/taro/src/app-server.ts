import Taro from '@tarojs/taro'
import type { AuthAnswer, GetAuth } from '@vod-upload/taro'

let token = ''

/** Asks the app's own server, which holds the account's key, asks VOD and passes its answer on. */
export const getAuth: GetAuth = async ({ kind, file, videoId }) => {
  if (token === '') token = await signIn()
  return post<AuthAnswer>('/upload-credential', { kind, fileName: file.name, fileSize: file.size, videoId })
}

/** In your app: `Taro.login`, and the session that your server makes of its code. */
async function signIn(): Promise<string> {
  const session = await post<{ readonly token: string }>('/demo-session', {})
  return session.token
}

/** What is rejected is quoted to the user, once the SDK has asked twice more. */
async function post<Answer>(path: string, data: object): Promise<Answer> {
  const header = token === '' ? {} : { Authorization: `Bearer ${token}` }
  const answer = await Taro.request({ url: `${APP_SERVER}${path}`, method: 'POST', data, header })
  if (answer.statusCode === 200) return answer.data
  if (answer.statusCode === 401) token = ''
  throw new Error(answer.data.message || `The app's server answered ${answer.statusCode}.`)
}
