import type { Backend } from '../backend'
import type { RpcCall } from '../rpc/rpc-call'
import { RpcError } from '../rpc/rpc-error'
import { createUploadImage } from '../vod/create-upload-image'
import { createUploadVideo } from '../vod/create-upload-video'
import { refreshUploadVideo } from '../vod/refresh-upload-video'

/** What a page says of the file that it wants to upload; anything may stand in it. */
export type CredentialWish = Readonly<Record<string, unknown>>

/** The answer for the page: VOD's own, or a refusal of which the SDK quotes the message. */
export interface CredentialAnswer {
  readonly status: number
  readonly content: object
}

/** @param vodHost `host:port` of the emulator, as the page reaches it */
export function answerWish(wish: CredentialWish, vodHost: string, backend: Backend): CredentialAnswer {
  const ask = askFor(wish)
  if (ask === undefined) return refusal(400, 'InvalidRequest', KINDS)
  try {
    return { status: 200, content: ask.of({ parameters: ask.parameters, host: vodHost, backend }) }
  } catch (error) {
    if (!(error instanceof RpcError)) throw error
    return refusal(error.status, 'VodRefused', `VOD refused (${error.code}): ${error.message}`)
  }
}

export function refusal(status: number, code: string, message: string): CredentialAnswer {
  return { status, content: { code, message } }
}

const KINDS = 'Send a kind: create-video or create-image with a fileName, or refresh-video with a videoId.'

function askFor(wish: CredentialWish) {
  const fileName = textIn(wish, 'fileName')
  const title = ['Title', fileName.slice(0, 128)] as const
  const asks: Record<string, { of(call: RpcCall): object; parameters: Map<string, string> }> = {
    'create-video': { of: createUploadVideo, parameters: new Map([title, ['FileName', fileName]]) },
    'refresh-video': { of: refreshUploadVideo, parameters: new Map([['VideoId', textIn(wish, 'videoId')]]) },
    'create-image': {
      of: createUploadImage,
      parameters: new Map([title, ['ImageType', 'default'], ...extensionOf(fileName)]),
    },
  }
  const kind = textIn(wish, 'kind')
  return Object.hasOwn(asks, kind) ? asks[kind] : undefined
}

function extensionOf(fileName: string): Array<readonly [string, string]> {
  const extension = /\.(\w+)$/.exec(fileName)?.[1]
  return extension === undefined ? [] : [['ImageExt', extension]]
}

function textIn(wish: CredentialWish, name: string): string {
  const value = wish[name]
  return typeof value === 'string' ? value : ''
}
