import cors from '@fastify/cors'
import fastify, { type FastifyInstance } from 'fastify'
import { answerErrors } from './answer-errors.js'
import { type Authenticate, bySessionToken } from './authenticate.js'
import type { Config } from './config.js'
import { answerCredentials } from './credential-route.js'
import { createDailyQuota, type DailyQuota } from './daily-quota.js'
import { offerDemoSessions } from './demo-session.js'
import { type LogStream, loggerOptions } from './logger.js'
import { limitRates } from './rate-limits.js'
import { createSessionTokens } from './session-tokens.js'
import { createUploadBook, type UploadBook } from './upload-book.js'
import { createVodClient } from './vod-client.js'
import { receiveEvents } from './vod-events.js'

/** What your app has of its own; the defaults are of this example. */
export interface Parts {
  readonly authenticate?: Authenticate
  readonly quota?: DailyQuota
  readonly uploads?: UploadBook
  /** Milliseconds since 1970. */
  readonly now?: () => number
  readonly logStream?: LogStream
}

/** Larger than any claim, and than any event of VOD. */
const MAX_BODY_BYTES = 64 * 1024
/** A phone that sends its request more slowly than this is gone. */
const REQUEST_TIMEOUT_MS = 30_000

export async function createServer(config: Config, parts: Parts = {}): Promise<FastifyInstance> {
  const { now = Date.now, uploads = createUploadBook() } = parts
  const { limits, allowedOrigins } = config
  const server = fastify({
    logger: loggerOptions(config, parts.logStream),
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    trustProxy: config.trustedProxies ?? false,
  })
  server.decorateRequest('user', undefined)
  answerErrors(server)
  const countRequest = await limitRates(server, limits)
  await server.register(cors, {
    origin: allowedOrigins === 'any' ? true : [...allowedOrigins],
    methods: ['POST'],
    allowedHeaders: ['Authorization', 'Content-Type'],
    exposedHeaders: ['Retry-After'],
    maxAge: 600,
  })

  const sessions = createSessionTokens(config.sessionSecret, now)
  answerCredentials(server, {
    authenticate: parts.authenticate ?? bySessionToken(sessions),
    countRequest,
    limits,
    quota: parts.quota ?? createDailyQuota(limits, now),
    uploads,
    vod: createVodClient(config.vod),
  })
  if (config.isDemo) offerDemoSessions(server, sessions)
  if (config.callback) receiveEvents(server, { callback: config.callback, uploads, now })
  server.get('/health', { logLevel: 'warn' }, async () => ({ status: 'ok' }))
  return server
}
