import type { Socket } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Backend } from './backend'
import { isForDashboard } from './dashboard/guard'
import { serveDashboard } from './dashboard/serve-dashboard'
import { handleRequest } from './handle-request'
import { sendAnswer } from './http/answer'
import { readIncoming } from './http/incoming'
import { errorAnswer } from './oss/oss-answer'
import { OssError } from './oss/oss-error'

/**
 * One route for everything: which service a request is for shows in its host, query and body, not in its path.
 * Bodies stay unread streams, and answers are written raw, because header names must keep their case.
 */
export function createServer(backend: Backend): FastifyInstance {
  const server = Fastify({
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 10_000 },
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (_error, request, reply) => {
      const answer = errorAnswer(
        new OssError('InvalidObjectName'),
        '0',
        request.host,
        request.method === 'HEAD',
      )
      reply.hijack()
      void sendAnswer(reply.raw, answer, request.method === 'HEAD')
    },
  })
  server.route({
    method: ['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'OPTIONS'],
    url: '*',
    // A hook and not the handler: before the handler Fastify looks at the Content-Type, and refuses what OSS would take.
    onRequest: async (request, reply) => {
      reply.hijack()
      const incoming = readIncoming(request.raw)
      const outcome = isForDashboard(incoming)
        ? await serveDashboard(incoming, backend)
        : await handleRequest(incoming, backend)
      if (request.raw.socket.destroyed) return
      if (outcome === 'cut') request.raw.socket.resetAndDestroy()
      else await sendAnswer(reply.raw, outcome, request.method === 'HEAD')
    },
    handler: () => {
      throw new Error('The hook has answered.')
    },
  })
  return server
}

/** Node refuses what is not HTTP before any route sees it; a body that ends early is the one case OSS has a name for. */
function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const isShort = error.code === 'HPE_INVALID_EOF_STATE'
  const { status, body } = errorAnswer(
    new OssError(isShort ? 'IncompleteBody' : 'BadRequest'),
    '0',
    '',
    false,
  )
  const text = typeof body === 'string' ? body : ''
  socket.end(
    `HTTP/1.1 ${status} Bad Request\r\nContent-Type: application/xml\r\nConnection: close\r\n` +
      `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  )
}
