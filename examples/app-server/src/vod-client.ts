import type { VodAccess } from './config.js'
import { Client, Config, OpenApiRequest, Params, RuntimeOptions } from './open-api.js'
import type { UploadWish } from './upload-wish.js'
import { VodFailure } from './vod-failure.js'

/** What VOD answers; it goes to the page unchanged. */
export interface VodAnswer {
  readonly RequestId: string
  readonly UploadAuth: string
  readonly UploadAddress: string
  readonly VideoId?: string
  readonly ImageId?: string
  readonly ImageURL?: string
}

export interface VodClient {
  /** @throws VodFailure */
  ask(wish: UploadWish): Promise<VodAnswer>
}

const CONNECT_TIMEOUT_MS = 3000
const READ_TIMEOUT_MS = 8000

export function createVodClient({ protocol, endpoint, accessKeyId, accessKeySecret }: VodAccess): VodClient {
  const client = new Client(new Config({ protocol, endpoint, accessKeyId, accessKeySecret }))
  return {
    async ask(wish) {
      const { action, query } = callFor(wish)
      const params = new Params({
        action,
        version: '2017-03-21',
        protocol,
        method: 'POST',
        authType: 'AK',
        style: 'RPC',
        pathname: '/',
        reqBodyType: 'formData',
        bodyType: 'json',
      })
      // The client would try a call again that may have made a record; the SDK on the phone asks again anyway.
      const runtime = new RuntimeOptions({
        autoretry: false,
        connectTimeout: CONNECT_TIMEOUT_MS,
        readTimeout: READ_TIMEOUT_MS,
      })
      try {
        const { body } = await client.callApi(params, new OpenApiRequest({ query }), runtime)
        return body
      } catch (cause) {
        throw VodFailure.of(action, cause)
      }
    },
  }
}

/** Which operation of VOD, and its parameters. */
export function callFor(wish: UploadWish): { action: string; query: Record<string, string> } {
  switch (wish.kind) {
    case 'refresh-video':
      return { action: 'RefreshUploadVideo', query: { VideoId: wish.videoId } }
    case 'create-image':
      return {
        action: 'CreateUploadImage',
        query: {
          ImageType: wish.isCover ? 'cover' : 'default',
          ImageExt: wish.extension,
          Title: wish.title,
        },
      }
    case 'create-video':
      return {
        action: 'CreateUploadVideo',
        query: {
          Title: wish.title,
          FileName: `${wish.title}.${wish.extension}`,
          FileSize: String(wish.fileSize),
          ...(wish.coverUrl !== undefined && { CoverURL: wish.coverUrl }),
        },
      }
  }
}
