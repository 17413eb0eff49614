import RPCClient from '@alicloud/pop-core'
import type { Emulator } from '@vod-upload/emulator'
import fastify, { type FastifyInstance } from 'fastify'
import type { Ticket, Wanted } from './app/ticket-desk'

export interface TicketServer {
  readonly url: string
  close(): Promise<void>
}

/**
 * The app's own server, which asks VOD for each file.
 * @param endpoint where the app shall find OSS, instead of where VOD says
 */
export async function startTicketServer(emulator: Emulator, endpoint: string): Promise<TicketServer> {
  const server: FastifyInstance = fastify({ forceCloseConnections: true })
  const vod = new RPCClient({ endpoint: emulator.url, apiVersion: '2017-03-21', ...emulator.accounts[0] })
  server.post<{ Body: Wanted }>('/ticket', async ({ body }) => {
    const ticket = await askVod(vod, body)
    return { ...ticket, UploadAddress: redirected(ticket.UploadAddress, endpoint) }
  })
  const origin = await server.listen({ host: '127.0.0.1', port: 0 })
  return { url: `${origin}/ticket`, close: () => server.close() }
}

function askVod(vod: RPCClient, { fileName, isImage, videoId }: Wanted): Promise<Ticket> {
  if (isImage) return vod.request('CreateUploadImage', { ImageType: 'default', ImageExt: 'png' })
  if (videoId) return vod.request('RefreshUploadVideo', { VideoId: videoId })
  return vod.request('CreateUploadVideo', { Title: 'Chaos', FileName: fileName })
}

/** The address is base64 of JSON, on its way out and in. */
function redirected(address: string, Endpoint: string): string {
  const read = JSON.parse(Buffer.from(address, 'base64').toString())
  return Buffer.from(JSON.stringify({ ...read, Endpoint })).toString('base64')
}
