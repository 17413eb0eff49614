import type { FastifyRequest } from 'fastify'
import { Refusal } from './refusal.js'
import type { SessionTokens } from './session-tokens.js'

export interface User {
  /** Your own id of the user; it is what quotas and videos are kept by. */
  readonly id: string
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Known once `authenticate` has let the request pass. */
    user: User | undefined
  }
}

/** Who asks? Put your app's own sign-in here. @throws Refusal with status 401 */
export type Authenticate = (request: FastifyRequest) => Promise<User>

export function bySessionToken(sessions: SessionTokens): Authenticate {
  return async ({ headers }) => {
    const token = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
    if (token === undefined) {
      throw new Refusal(
        401,
        'SessionMissing',
        'Sign in first, and send the session as Authorization: Bearer.',
      )
    }
    return { id: await sessions.verify(token) }
  }
}
