// The built site, as any server of files hands it out.
import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import fastify from 'fastify'

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
}

export async function serveSite(folder: string): Promise<{ url: string; close(): Promise<void> }> {
  const server = fastify()
  server.get<{ Params: { '*': string } }>('/*', async ({ params }, reply) => {
    // As from the root of a tree, so that no `..` leads out of it.
    const path = normalize(`/${params['*']}`).replace(/\/$/, '/index.html')
    try {
      const content = await readFile(join(folder, path))
      return await reply.type(mediaTypes[extname(path)] ?? 'application/octet-stream').send(content)
    } catch {
      return reply.code(404).send()
    }
  })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  return { url, close: () => server.close() }
}
