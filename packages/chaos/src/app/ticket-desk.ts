import type { WechatHost } from '@vod-upload/testkit'

/** What VOD answers, as the app's server hands it on. */
export interface Ticket {
  readonly UploadAuth: string
  readonly UploadAddress: string
  readonly VideoId?: string
  readonly ImageId?: string
}

export interface Wanted {
  readonly fileName: string
  readonly isImage: boolean
  /** Given where the record is there already, and its upload goes on. */
  readonly videoId?: string
}

/** Asks the app's server for the right to upload one file. */
export type TicketDesk = (wanted: Wanted) => Promise<Ticket>

export function createTicketDesk(wx: WechatHost['wx'], url: string): TicketDesk {
  return (wanted) =>
    new Promise((resolve, reject) => {
      wx.request({
        url,
        method: 'POST',
        data: wanted,
        success: ({ statusCode, data }) => {
          if (statusCode === 200) resolve(data as Ticket)
          else reject(new Error(`The app's server answers ${statusCode}.`))
        },
        fail: ({ errMsg }) => reject(new Error(errMsg)),
      })
    })
}
