import { errors, jwtVerify, SignJWT } from 'jose'
import { Refusal } from './refusal.js'

/** Sessions that need no store: a signed token says who the user is, and until when. */
export interface SessionTokens {
  issue(userId: string, lifetimeSeconds: number): Promise<{ token: string; expiresAt: Date }>
  /** @returns the id of the user @throws Refusal `SessionExpired` or `SessionInvalid` */
  verify(token: string): Promise<string>
}

const algorithm = 'HS256'
/** Another token that is signed with the same secret must not pass for a session. */
const audience = 'vod-upload-session'

/** @param now milliseconds since 1970 */
export function createSessionTokens(secret: Uint8Array, now: () => number): SessionTokens {
  return {
    async issue(userId, lifetimeSeconds) {
      const expiresAt = new Date(now() + lifetimeSeconds * 1000)
      const token = await new SignJWT()
        .setProtectedHeader({ alg: algorithm })
        .setSubject(userId)
        .setAudience(audience)
        .setIssuedAt(new Date(now()))
        .setExpirationTime(expiresAt)
        .sign(secret)
      return { token, expiresAt }
    },
    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, secret, {
          algorithms: [algorithm],
          audience,
          requiredClaims: ['sub', 'exp'],
          currentDate: new Date(now()),
        })
        if (payload.sub) return payload.sub
      } catch (cause) {
        if (cause instanceof errors.JWTExpired) {
          throw new Refusal(401, 'SessionExpired', 'The session has ended; sign in again.')
        }
      }
      throw new Refusal(401, 'SessionInvalid', 'The session is not one of this server; sign in again.')
    },
  }
}
