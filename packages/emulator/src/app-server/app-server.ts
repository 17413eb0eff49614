import { randomBytes } from 'node:crypto'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Backend } from '../backend'
import { answerWish, type CredentialAnswer, type CredentialWish, refusal } from './serve-credentials'

/**
 * What stands between a page and VOD, for a page that is tried before its server is there. It lets everybody in, and speaks
 * as `examples/app-server` does, which is the one to start a real server from.
 */
export function createAppServer(backend: Backend, emulatorPort: () => number): FastifyInstance {
  const server = Fastify({ forceCloseConnections: true, bodyLimit: 64 * 1024 })
  const tokens = new Set<string>()

  // Pages on H5 have an origin of their own.
  server.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Headers': 'authorization, content-type',
      'Cache-Control': 'no-store',
    })
    if (request.method === 'OPTIONS') await reply.code(204).send()
  })
  server.options('*', () => undefined)
  server.get('/health', () => ({ status: 'ok' }))
  server.post('/demo-session', () => {
    const token = randomBytes(16).toString('hex')
    tokens.add(token)
    return { token }
  })
  server.post('/upload-credential', (request, reply) => {
    const token = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
    const wish = typeof request.body === 'object' && request.body !== null ? request.body : {}
    const { status, content } = tokens.has(token)
      ? answerWish(wish as CredentialWish, `${request.hostname}:${emulatorPort()}`, backend)
      : noSession
    return reply.code(status).send(content)
  })
  server.setNotFoundHandler((_, reply) => reply.code(404).send(nothingHere.content))
  server.setErrorHandler<Error & { statusCode?: number }>(({ message, statusCode = 500 }, _, reply) =>
    reply.code(statusCode).send(refusal(statusCode, 'InvalidRequest', message).content),
  )
  return server
}

const noSession: CredentialAnswer = refusal(
  401,
  'SessionInvalid',
  'Ask for a session by POST /demo-session first, and send its token as Authorization: Bearer.',
)
const nothingHere = refusal(
  404,
  'NotFound',
  'There is POST /demo-session, POST /upload-credential and GET /health.',
)
