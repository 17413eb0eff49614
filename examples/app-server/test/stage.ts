// A phone, this server and a local VOD + OSS, all over sockets; and an ear for what the server logs.
import { randomFillSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmulator } from '@vod-upload/emulator'
import { createLeakListener, createWechatHost } from '@vod-upload/testkit'
import { createUploader } from '@vod-upload/vod-upload'
import { type UploadHandle, wechatPlatform } from '@vod-upload/wechat'
import { readConfig } from '../src/config.js'
import type { RefusalBody } from '../src/refusal.js'
import { createServer, type Parts } from '../src/server.js'
import { createSessionTokens } from '../src/session-tokens.js'
import type { VodAnswer } from '../src/vod-client.js'
import { openReadmePage } from './page-of-readme.js'

export const KB = 1024
export const MB = 1024 * KB

/** One refused at once is asked for anew, but not for long. */
const retry = { retries: 2, delayMs: 1 }

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly body: VodAnswer & RefusalBody
}

export type Stage = Awaited<ReturnType<typeof openStage>>

/** @param env beside what leads to the emulator of this stage */
export async function openStage(env: Record<string, string> = {}, parts: Parts = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'vod-upload-app-server-'))
  const emulator = await startEmulator()
  const leaks = createLeakListener()
  const log: string[] = []
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'trace', EMULATOR_URL: emulator.url, ...env })
  const server = await createServer(config, {
    logStream: { write: (line: string) => void log.push(line) },
    ...parts,
  })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  const host = createWechatHost()
  let picked = 0

  const post = async (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply> => {
    const answer = await fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    const text = await answer.text()
    leaks.learn(text)
    return { status: answer.status, headers: answer.headers, body: text === '' ? {} : JSON.parse(text) }
  }
  const { issue } = createSessionTokens(config.sessionSecret, Date.now)

  return {
    emulator,
    server,
    url,
    log,
    leaks,
    post,
    /** What sessions are signed with. */
    sessionSecret: config.sessionSecret,
    /** A session of this user, which has ended where its lifetime is negative. */
    async session(user = 'anna', lifetimeSeconds = 600): Promise<string> {
      return (await issue(user, lifetimeSeconds)).token
    },
    async ask(claim: object, user = 'anna'): Promise<Reply> {
      return post('/upload-credential', claim, { authorization: `Bearer ${await this.session(user)}` })
    },
    /** A page on the one phone of this stage. */
    page() {
      const { getAuth, signIn } = openReadmePage(host.wx, url)
      const asked: string[] = []
      const { upload } = createUploader(leaks.tap(wechatPlatform(host.wx)), {
        getAuth(context) {
          asked.push(context.kind)
          return getAuth(context)
        },
        retry,
        log: (sentence) => leaks.hear('the log of the SDK', sentence),
      })
      return { upload, signIn, asked }
    },
    /** A file of random bytes, as the host's picker returns it. */
    pick(sizeBytes: number, extension = '.mp4') {
      picked += 1
      const path = join(folder, `${picked}${extension}`)
      writeFileSync(path, randomFillSync(Buffer.alloc(sizeBytes)))
      return { path, file: host.addTempFile(path) }
    },
    /** Is what OSS holds for it what was picked? */
    arrivedWhole({ result }: UploadHandle, path: string): Promise<boolean> {
      return Promise.resolve(result).then(({ bucket, object }) => {
        const stored = emulator.readObject(bucket, object)
        return stored !== undefined && readFileSync(stored.path).equals(readFileSync(path))
      })
    },
    async close() {
      await host.idle()
      await server.close()
      leaks.learnFrom(emulator)
      leaks.hear('the log of the server', log)
      await emulator.close()
      rmSync(folder, { recursive: true, force: true })
      leaks.expectSilence()
    },
  }
}
