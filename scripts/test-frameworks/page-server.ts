// The server of an H5 app: it hands out the page, and credentials that it asks VOD for.
import { readFile } from 'node:fs/promises'
import { Agent } from 'node:http'
import { extname, join, normalize } from 'node:path'
import type { Emulator } from '@vod-upload/emulator'
import fastify, { type FastifyInstance } from 'fastify'
import { answerCredentials } from '../demo/app-server'

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

/** @param folder the H5 build */
export async function startPageServer(
  folder: string,
  { port, accounts: [account] }: Emulator,
): Promise<{ url: string; server: FastifyInstance }> {
  const server = fastify()
  // Under this name VOD hands out a bucket that is a host name of its own, as the real one does.
  const vodEndpoint = `http://vod.cn-shanghai.localhost:${port}`
  answerCredentials(server, { vodEndpoint, ...account }, loopbackAgent())
  // A browser asks for it unasked, and reports that it is missing.
  server.get('/favicon.ico', (_, reply) => reply.code(204).send())
  server.get<{ Params: { '*': string } }>('/*', async ({ params }, reply) => {
    // As from the root of a tree, so that no `..` leads out of it.
    const path = normalize(`/${params['*'] || 'index.html'}`)
    try {
      const content = await readFile(join(folder, path))
      return await reply.type(mediaTypes[extname(path)] ?? 'application/octet-stream').send(content)
    } catch {
      return reply.code(404).send()
    }
  })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  return { url, server }
}

/** Browsers take every `*.localhost` for this machine; Node asks a name server, which knows none. */
function loopbackAgent(): Agent {
  return new Agent({
    lookup(_, options, answer) {
      if (options.all) answer(null, [{ address: '127.0.0.1', family: 4 }])
      else answer(null, '127.0.0.1', 4)
    },
  })
}
