// What every team runs for its mini program: a server that holds the account's key and asks VOD for upload credentials.
import type { Agent } from 'node:http'
import RPCClient from '@alicloud/pop-core'
import { mediaTypeOf } from '@vod-upload/core'
import fastify, { type FastifyInstance } from 'fastify'

export interface Account {
  /** Where VOD is called, for example `http://127.0.0.1:8190`. */
  readonly vodEndpoint: string
  readonly accessKeyId: string
  readonly accessKeySecret: string
}

interface Wanted {
  readonly fileName: string
  readonly fileSize: number
  /** What pages on the promise API send, for they are asked by it. */
  readonly kind?: 'create-video' | 'refresh-video' | 'create-image'
  /** What pages on the documented API send. */
  readonly isImage?: boolean
  /** Given where the video exists already and its upload goes on. */
  readonly videoId?: string
}

/** VOD's answer, handed to the page as it is. */
interface UploadCredential {
  readonly UploadAuth: string
  readonly UploadAddress: string
  readonly VideoId?: string
  readonly ImageId?: string
}

/** Starts it on a free port of loopback; `url` is where the page finds it. */
export async function startAppServer(account: Account): Promise<{ url: string; server: FastifyInstance }> {
  const server = fastify()
  answerCredentials(server, account)
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  return { url, server }
}

/** @param agent how VOD is reached, where Node cannot find its name */
export function answerCredentials(server: FastifyInstance, account: Account, agent?: Agent): void {
  const vod = new RPCClient({
    endpoint: account.vodEndpoint,
    accessKeyId: account.accessKeyId,
    accessKeySecret: account.accessKeySecret,
    apiVersion: '2017-03-21',
    ...(agent && { opts: { agent } }),
  })
  // Everybody is known here; examples/app-server is one that asks.
  server.post('/demo-session', () => ({ token: 'a session' }))
  server.post<{ Body: Wanted }>('/upload-credential', async ({ body }, reply) => {
    try {
      return await askVod(vod, body)
    } catch (cause) {
      // The client's message quotes the signed request, which is not for the page to see.
      return reply.code(502).send({ code: codeOf(cause) })
    }
  })
}

function codeOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : 'Unknown'
}

/** VOD takes media by their extension; what is none goes under a name that it takes. */
function nameForVod(fileName: string): string {
  return /^(video|audio|application\/(vnd\.|x-shock))/.test(mediaTypeOf(fileName))
    ? fileName
    : `${fileName}.mp4`
}

function askVod(vod: RPCClient, wanted: Wanted): Promise<UploadCredential> {
  const extension = /\.(\w+)$/.exec(wanted.fileName)?.[1] ?? ''
  const isImage = wanted.isImage || wanted.kind === 'create-image'
  if (isImage && /^(png|jpe?g|gif)$/i.test(extension)) {
    return vod.request('CreateUploadImage', {
      ImageType: 'default',
      ImageExt: extension,
      Title: wanted.fileName,
    })
  }
  if (wanted.videoId) return vod.request('RefreshUploadVideo', { VideoId: wanted.videoId })
  return vod.request('CreateUploadVideo', {
    Title: wanted.fileName.slice(0, 128),
    FileName: nameForVod(wanted.fileName),
    FileSize: wanted.fileSize,
  })
}
