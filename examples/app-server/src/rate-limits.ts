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
  await server.register(rateLimit, { global: false, timeWindow: MINUTE_MS })
  const ofAddress = server.createRateLimit({
    max: requestsPerMinute,
    keyGenerator: ({ ip }) => `address ${ip}`,
  })
  const ofUser = server.createRateLimit({
    max: credentialsPerMinute,
    // Two users behind one address are two.
    keyGenerator: ({ user }) => `user ${user?.id}`,
  })
  // Before every route's own hooks, so that whoever guesses sessions is counted too.
  server.addHook('onRequest', async (request) => refuseExcess(await ofAddress(request)))
  return async (request) => refuseExcess(await ofUser(request))
}

type Count = Awaited<ReturnType<ReturnType<FastifyInstance['createRateLimit']>>>

function refuseExcess(count: Count): void {
  if (count.isAllowed || !count.isExceeded) return
  const seconds = Math.max(1, Math.ceil(count.ttl / 1000))
  throw new Refusal(429, 'TooManyRequests', `Too many requests; try again in ${seconds} s.`, seconds)
}
