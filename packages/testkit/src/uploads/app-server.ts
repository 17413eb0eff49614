import RPCClient from '@alicloud/pop-core'
import type { Emulator } from '@vod-upload/emulator'
import type { MediaKind } from '@vod-upload/vod-upload'

/** What VOD answers to CreateUploadVideo and CreateUploadImage. */
export interface Ticket {
  readonly UploadAuth: string
  readonly UploadAddress: string
  readonly VideoId?: string
  readonly ImageId?: string
}

/** What a server may get wrong in an UploadAddress, by VOD's own names. */
export interface Misdirection {
  readonly Endpoint?: string
  /** Key of the object. */
  readonly FileName?: string
}

/** The server of an app: it has the key pair, and asks VOD for a ticket for each file. */
export interface AppServer {
  create(kind: MediaKind, fileName: string): Promise<Ticket>
}

export function createAppServer(
  { url, accounts: [account] }: Emulator,
  misdirection: Misdirection = {},
): AppServer {
  const vod = new RPCClient({ endpoint: url, apiVersion: '2017-03-21', ...account })
  const ask = (kind: MediaKind, fileName: string) =>
    kind === 'image'
      ? vod.request<Ticket>('CreateUploadImage', { ImageType: 'default', ImageExt: 'png' })
      : vod.request<Ticket>('CreateUploadVideo', { Title: 'A story', FileName: fileName })
  return {
    async create(kind, fileName) {
      const ticket = await ask(kind, fileName)
      return { ...ticket, UploadAddress: misdirected(ticket.UploadAddress, misdirection) }
    },
  }
}

/** The address is base64 of JSON, on its way out and in. */
function misdirected(address: string, misdirection: Misdirection): string {
  const read = JSON.parse(Buffer.from(address, 'base64').toString())
  return Buffer.from(JSON.stringify({ ...read, ...misdirection })).toString('base64')
}
