// docs/plain-oss.md as it is printed: the page on a simulated phone, its server against the STS of the emulator.
import { randomFillSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import RPCClient from '@alicloud/pop-core'
import { startEmulator } from '@vod-upload/emulator'
import { createDiskFolder, createWechatHost } from '@vod-upload/testkit'
import { type CreateUploaderOptions, createUploader, formatProgress } from '@vod-upload/vod-upload'
import { wechatPlatform } from '@vod-upload/wechat'
import fastify from 'fastify'
import ts from 'typescript'
import { readDocument } from '../../docs/document'

const BUCKET_HOST = 'your-bucket.oss-cn-shanghai.aliyuncs.com'

type OssCredential = (userId: string, extension: string, renewed?: string) => Promise<object>

const { codeBlocks } = readDocument('docs/plain-oss.md')
const page = readFileSync('docs/plain-oss.md', 'utf8')

function sampleIn(language: string): string {
  const code = codeBlocks.find((block) => block.language === language)?.code
  if (code === undefined) throw new Error(`docs/plain-oss.md has no block in ${language}.`)
  return ts.transpile(code.replace(/^import .*$/gm, '').replace(/^export /gm, ''), {
    target: ts.ScriptTarget.ES2022,
  })
}

function serverSample(env: Readonly<Record<string, string>>): OssCredential {
  const code = `${sampleIn('ts')}\nreturn ossCredential`
  return new Function('RPCClient', 'process', 'crypto', code)(RPCClient, { env }, crypto)
}

test('the page of docs/plain-oss.md uploads to a bucket of its own, with the token of the server beside it', async () => {
  const emulator = await startEmulator({ buckets: { 'your-bucket': 'cn-shanghai' } })
  const [account] = emulator.accounts
  const ossCredential = serverSample({
    ACCESS_KEY_ID: account.accessKeyId,
    ACCESS_KEY_SECRET: account.accessKeySecret,
    STS_ENDPOINT: emulator.url,
    ROLE_ARN: /`ROLE_ARN=(\S+)`/.exec(page)?.[1] ?? '',
  })
  const server = fastify()
  server.get<{ Querystring: { object: string } }>('/oss-credential', ({ query }) =>
    ossCredential('anna', 'mp4', query.object),
  )
  const { port } = new URL(await server.listen({ host: '127.0.0.1', port: 0 }))
  const disk = createDiskFolder()
  const picked = randomFillSync(Buffer.alloc(3 * 1024 * 1024))
  const host = createWechatHost({
    loopbackPorts: { 'your.server': Number(port), [BUCKET_HOST]: emulator.port },
    requestDomains: ['https://your.server', `https://${BUCKET_HOST}`],
    uploadDomains: [`https://${BUCKET_HOST}`],
  })
  host.pickNext(host.addTempFile(disk.write('film.mp4', picked)))

  const done = await new Promise<unknown[]>((resolve) => {
    const scope = {
      wx: host.wx,
      formatProgress,
      createUploader: (options: CreateUploaderOptions) => createUploader(wechatPlatform(host.wx), options),
      console: { log: (...words: unknown[]) => !/MB/.test(String(words[0])) && resolve(words) },
    }
    new Function(...Object.keys(scope), sampleIn('js'))(...Object.values(scope))
  })

  expect(done).toEqual(['done', 'your-bucket', expect.stringMatching(/^users\/anna\/[\w-]{36}\.mp4$/)])
  const stored = emulator.readObject('your-bucket', String(done[2]))
  expect(stored && readFileSync(stored.path).equals(picked)).toBe(true)
  await host.idle()
  await server.close()
  await emulator.close()
  disk.remove()
})
