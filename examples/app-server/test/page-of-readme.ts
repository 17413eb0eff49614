// The page of README.md, run as it stands there: only the server's address is another one.
import { readFileSync } from 'node:fs'
import type { GetAuth } from '@vod-upload/wechat'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const address = 'http://127.0.0.1:3000'

export interface ReadmePage {
  readonly getAuth: GetAuth
  /** What the page has for a session, from now on. */
  signIn(token: string | undefined): void
}

export function openReadmePage(wx: object, serverUrl: string): ReadmePage {
  const [, code = ''] = /```js\n(.*?)```/su.exec(readme) ?? []
  if (!code.includes(address)) throw new Error('README.md has no page that calls the server.')
  const page = new Function(
    'wx',
    `${code.replace(address, serverUrl)}; return { getAuth, signIn(given) { token = given } }`,
  )
  return page(wx)
}
