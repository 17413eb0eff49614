import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { SessionTokens } from './session-tokens.js'

const LIFETIME_SECONDS = 3600

const schema = {
  body: {
    type: ['object', 'null'],
    properties: { user: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,64}$' } },
  },
} as const

/**
 * A session for whoever asks, so that a page can be tried without a sign-in. Against the emulator only: in your app this
 * is the place of `code2Session`, or of whatever else proves who the user is.
 */
export function offerDemoSessions(server: FastifyInstance, sessions: SessionTokens): void {
  server.post<{ Body: { user?: string } | null }>('/demo-session', { schema }, async ({ body }, reply) => {
    reply.header('Cache-Control', 'no-store')
    return sessions.issue(body?.user ?? `guest-${randomUUID()}`, LIFETIME_SECONDS)
  })
}
