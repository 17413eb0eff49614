import type { Failure } from '../host/callbacks'
import {
  type FileWords,
  type NetworkApi,
  type NetworkFailureKind,
  type NetworkWords,
  nodeCodeOf,
} from '../host/failures'
import type { UniAppSettings } from './switches'

/** An upload tells nothing but that there is no status, whatever ended it; a request passes some words on. */
export const uniAppWords: NetworkWords = {
  ended: (kind, api) => say(api, endings[kind]),
  socket: (cause, api) => say(api, brokenLine(socketErrors[nodeCodeOf(cause)] ?? 'unexpected end of stream')),
}

export const badUrl = (api: NetworkApi): Failure => say(api, brokenLine('unexpected url'))

/** A broken line reads like an abort, and differs by the status behind it. */
const brokenLine = (text: string) => `abort statusCode:0 ${text}`

const endings: Record<NetworkFailureKind, string> = {
  abort: 'abort',
  timeout: 'timeout',
  interrupted: brokenLine('Software caused connection abort'),
  networkChange: brokenLine('Software caused connection abort'),
  offline: brokenLine('Unable to resolve host'),
}

/** What Android's client for HTTP says. */
const socketErrors: Record<string, string> = {
  ECONNRESET: 'Connection reset',
  ECONNREFUSED: 'Failed to connect',
  ENOTFOUND: 'Unable to resolve host',
  EPIPE: 'Broken pipe',
}

function say(api: NetworkApi, text: string): Failure {
  return { errMsg: api === 'uploadFile' ? 'uploadFile:fail statusCode: 0' : `request:fail ${text}` }
}

/** What native code says is appended to uni-app's own words, and its number is handed on as `code`. */
export function nativeFailure(
  api: string,
  { nativeWords }: Pick<UniAppSettings, 'nativeWords'>,
  said: Said,
): Failure {
  const text = nativeWords === 'none' ? '' : ` ${said[nativeWords]}`
  return { errMsg: `${api}:fail${text}`, code: said.code }
}

interface Said {
  readonly English: string
  readonly Chinese: string
  readonly code: number
}

const absentFile: Said = { English: 'File not found', Chinese: '文件不存在', code: -4 }
const unreadableFile: Said = { English: 'Permission denied', Chinese: '没有权限', code: -5 }
export const absentKey: Said = { English: 'Key not exist', Chinese: '键不存在', code: -3 }

export function uniAppFileWords(settings: Pick<UniAppSettings, 'nativeWords'>): FileWords {
  return (kind, api) => nativeFailure(api, settings, kind === 'missing' ? absentFile : unreadableFile)
}
