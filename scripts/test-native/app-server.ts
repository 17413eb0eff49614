// What the pages ask of the app's server, answered as `examples/app-server` does.
import RPCClient from '@alicloud/pop-core'
import type { Emulator } from '@vod-upload/emulator'
import fastify, { type FastifyInstance } from 'fastify'

interface Wanted {
  readonly kind: 'create-video' | 'refresh-video' | 'create-image'
  readonly fileName: string
  readonly fileSize: number
  readonly videoId?: string
  readonly isCover?: boolean
  readonly coverUrl?: string
}

export interface AppServer {
  readonly url: string
  /** What was asked for, in order. */
  readonly wanted: readonly Wanted[]
  /** Answers the next questions so, whatever they are. */
  refuse(status: number, message: string): void
  close(): Promise<void>
}

const TOKEN = 'a session'

export async function startAppServer({ url, accounts: [account] }: Emulator): Promise<AppServer> {
  const vod = new RPCClient({ endpoint: url, apiVersion: '2017-03-21', ...account })
  const wanted: Wanted[] = []
  let refusal: { status: number; message: string } | undefined
  const server: FastifyInstance = fastify({ forceCloseConnections: true })
  server.post('/demo-session', () => ({ token: TOKEN }))
  server.post<{ Body: Wanted }>('/upload-credential', async ({ body, headers }, reply) => {
    wanted.push(body)
    if (headers.authorization !== `Bearer ${TOKEN}`)
      return reply.code(401).send({ message: 'Sign in first.' })
    // VOD tells formats by their names alone.
    if (!/\.(mp4|jpg|png)$/.test(body.fileName ?? '.mp4'))
      return reply.code(415).send({ message: 'No such format.' })
    if (refusal !== undefined) return reply.code(refusal.status).send({ message: refusal.message })
    return askVod(vod, body)
  })
  return {
    url: await server.listen({ host: '127.0.0.1', port: 0 }),
    wanted,
    refuse(status, message) {
      refusal = { status, message }
    },
    close: () => server.close(),
  }
}

function askVod(vod: RPCClient, { kind, fileName, videoId, isCover, coverUrl }: Wanted): Promise<object> {
  if (kind === 'refresh-video') return vod.request('RefreshUploadVideo', { VideoId: videoId })
  if (kind === 'create-image') {
    return vod.request('CreateUploadImage', { ImageType: isCover ? 'cover' : 'default', ImageExt: 'png' })
  }
  const video = { Title: 'A film', FileName: fileName }
  return vod.request('CreateUploadVideo', coverUrl ? { ...video, CoverURL: coverUrl } : video)
}
