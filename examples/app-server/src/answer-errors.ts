import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from './refusal.js'
import { VodFailure } from './vod-failure.js'

/** Every failure leaves in the one shape that the SDK quotes, and none with words that were not meant for the app. */
export function answerErrors(server: FastifyInstance): void {
  server.setNotFoundHandler((request, reply) =>
    answer(request, reply, new Refusal(404, 'NotFound', 'There is nothing at this address.')),
  )
  server.setErrorHandler<FastifyError>((error, request, reply) => {
    if (error instanceof VodFailure) {
      const { action, code, status, requestId } = error
      request.log.error({ vod: { action, code, status, requestId } }, 'VOD did not do as it was asked')
      return answer(request, reply, error.refusal)
    }
    if (error instanceof Refusal) return answer(request, reply, error)
    if (error.statusCode !== undefined && error.statusCode < 500) {
      return answer(request, reply, new Refusal(error.statusCode, 'InvalidRequest', sentenceOf(error)))
    }
    request.log.error({ err: error }, 'a request failed')
    const message = `Something went wrong here; the server's log tells more under ${request.id}.`
    return answer(request, reply, new Refusal(500, 'InternalError', message))
  })
}

function answer(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { statusCode, code, retryAfterSeconds, body } = refusal
  request.log.info({ refusal: code }, 'refused')
  if (retryAfterSeconds !== undefined) reply.header('Retry-After', retryAfterSeconds)
  return reply.code(statusCode).header('Cache-Control', 'no-store').send(body)
}

/** Fastify's words for what is no JSON, or of another shape; they name fields, and repeat no values. */
function sentenceOf({ message }: FastifyError): string {
  return `The request is not understood: ${message.replace(/\.$/, '')}.`
}
