import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Limits } from './limits.js'
import { Refusal } from './refusal.js'

const MINUTE_MS = 60_000

/**
 * Counts the requests of each address from now on.
 *
 * @returns counts a request of a user; it throws a Refusal `TooManyRequests`
 */
export async function limitRates(
  server: FastifyInstance,
  { requestsPerMinute, credentialsPerMinute }: Limits,
): Promise<(request: FastifyRequest) => Promise<void>> {
  await server.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: MINUTE_MS,
    errorResponseBuilder: (_, { ttl }) => tooMany(ttl),
  })
  const count = server.createRateLimit({
    max: credentialsPerMinute,
    timeWindow: MINUTE_MS,
    // Two users behind one address are two.
    keyGenerator: (request) => `user ${request.user?.id}`,
  })
  return async (request) => {
    const result = await count(request)
    if (!result.isAllowed && result.isExceeded) throw tooMany(result.ttl)
  }
}

function tooMany(waitMs: number): Refusal {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000))
  return new Refusal(429, 'TooManyRequests', `Too many requests; try again in ${seconds} s.`, seconds)
}
