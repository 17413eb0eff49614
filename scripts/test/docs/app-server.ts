// What the documents' pages call: the contract of examples/app-server, whose own tests hold the rest.
import RPCClient from '@alicloud/pop-core'
import type { Emulator } from '@vod-upload/emulator'
import fastify from 'fastify'

interface Claim {
  readonly kind: 'create-video' | 'refresh-video' | 'create-image'
  readonly fileName?: string
  readonly fileSize?: number
  readonly videoId?: string
}

const claimSchema = {
  type: 'object',
  required: ['kind'],
  properties: {
    kind: { enum: ['create-video', 'refresh-video', 'create-image'] },
    fileName: { type: 'string', minLength: 1 },
    fileSize: { type: 'integer', minimum: 1 },
    videoId: { type: 'string' },
  },
  if: { properties: { kind: { const: 'refresh-video' } } },
  // biome-ignore lint/suspicious/noThenProperty: the word of JSON Schema
  then: { required: ['videoId'] },
  else: { required: ['fileName', 'fileSize'] },
}

/** @returns `kinds`: what was asked for and granted */
export async function startAppServer({ url: endpoint, accounts: [account] }: Emulator) {
  const vod = new RPCClient({ endpoint, apiVersion: '2017-03-21', ...account })
  const server = fastify({ ajv: { customOptions: { coerceTypes: false } } })
  const userOf = new Map<string, string>()
  const ownerOf = new Map<string, string>()
  const kinds: string[] = []

  const signIn = (user = `guest-${userOf.size}`) => {
    const token = `session-${userOf.size}`
    userOf.set(token, user)
    return { token }
  }
  server.post<{ Body: { user?: string } }>('/demo-session', ({ body }, reply) =>
    reply.send(signIn(body.user)),
  )
  server.post<{ Body: Claim }>(
    '/upload-credential',
    { schema: { body: claimSchema } },
    async ({ headers, body: { kind, fileName = '', videoId = '' } }, reply) => {
      const user = userOf.get(`${headers.authorization}`.replace('Bearer ', ''))
      if (user === undefined) return reply.code(401).send({ code: 'SessionMissing', message: 'Sign in.' })
      if (kind === 'refresh-video' && ownerOf.get(videoId) !== user) {
        return reply.code(403).send({ code: 'VideoNotYours', message: 'This video is none of yours.' })
      }
      const answer = await askVod(vod, kind, fileName, videoId)
      if (answer.VideoId !== undefined) ownerOf.set(answer.VideoId, user)
      kinds.push(kind)
      return answer
    },
  )
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  return { url, port: Number(new URL(url).port), kinds, signIn, close: () => server.close() }
}

function askVod(
  vod: RPCClient,
  kind: Claim['kind'],
  FileName: string,
  VideoId: string,
): Promise<{ VideoId?: string }> {
  switch (kind) {
    case 'create-video':
      return vod.request('CreateUploadVideo', { Title: 'A sample', FileName })
    case 'refresh-video':
      return vod.request('RefreshUploadVideo', { VideoId })
    case 'create-image':
      return vod.request('CreateUploadImage', { ImageType: 'default', ImageExt: FileName.split('.').pop() })
  }
}
