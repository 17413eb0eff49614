import type { Failure } from '../host/callbacks'
import {
  type FileFailureKind,
  type FileWords,
  type NetworkApi,
  type NetworkWords,
  nodeCodeOf,
} from '../host/failures'
import type { AlipaySwitches } from './switches'

// Numbers as the host documents them, call by call: one number means different things in different calls.

const failure = (error: number, errorMessage: string): Failure => ({ error, errorMessage })

export const refusals = {
  badParameter: failure(2, '接口参数无效'),
  fileMissing: failure(11, '文件不存在'),
  /** A file that came from `saveFile`. */
  savedFile: failure(11, 'not have permission to upload'),
  plainHttp: failure(20, 'http forbidden'),
  notJson: failure(14, 'JSON parse data error'),
}

/** A status that the client takes for a failure. */
export function statusRefusal(
  api: NetworkApi,
  { uploadStatusNumber, failureWords }: Pick<AlipaySwitches, 'uploadStatusNumber' | 'failureWords'>,
): Failure {
  const number = api === 'request' ? 19 : uploadStatusNumber
  return worded(failure(number, number === 19 ? 'http status error' : 'http error'), failureWords, api)
}

/** The number of an upload depends on the report. */
export function domainRefusal(api: NetworkApi, { domainNumbers }: Wording): Failure {
  const [ofRequest, ofUpload] = domainNumbers === 'usual' ? [4, 13] : [11, 4]
  return api === 'request' ? failure(ofRequest, '无权跨域调用（N22106）') : failure(ofUpload, '没有权限')
}

export type Wording = Pick<AlipaySwitches, 'domainNumbers' | 'failureWords' | 'internalStatus'>

const NETWORK_ERROR = 12
/** Of no use to a page, and no status of HTTP. */
const INTERNAL_STATUS = 13

export function alipayWords({ failureWords, internalStatus }: Wording): NetworkWords {
  const say = (told: Failure, api: NetworkApi) =>
    worded(internalStatus ? inside(told) : told, failureWords, api)
  return {
    ended(kind, api) {
      switch (kind) {
        case 'abort':
          return say(failure(9, 'request task aborted'), api)
        case 'timeout':
          return say(timedOut(api), api)
        case 'interrupted':
          return say(failure(1, '请求没有结束，就跳转到了另一个页面'), api)
        case 'networkChange':
          return say(failure(NETWORK_ERROR, '网络连接已中断'), api)
        case 'offline':
          return say(failure(NETWORK_ERROR, '网络未连接'), api)
      }
    },
    socket: (cause, api) =>
      say(nodeCodeOf(cause) === 'ETIMEDOUT' ? timedOut(api) : failure(NETWORK_ERROR, '网络错误'), api),
  }
}

/** In the words that a client uses, or in none. */
export function worded(told: Failure, words: Wording['failureWords'], api: string): Failure {
  if (words === 'errorMessage') return told
  if (words === 'none') return { ...told, errorMessage: '' }
  return { ...told, errMsg: `${api}:fail ${told.errorMessage}` }
}

function inside({ errorMessage, ...told }: Failure): Failure {
  return { ...told, errorMessage: '', status: INTERNAL_STATUS, data: errorMessage }
}

/** Of an upload it is told by the number of a broken line, and only the words differ. */
function timedOut(api: NetworkApi): Failure {
  return failure(api === 'request' ? 13 : NETWORK_ERROR, '请求超时')
}

export function alipayFileWords({ failureWords }: Wording): FileWords {
  return (kind, api) => worded(fileFailure(kind), failureWords, api)
}

function fileFailure(kind: FileFailureKind): Failure {
  switch (kind) {
    case 'missing':
      return failure(10022, '文件不存在')
    case 'notPermitted':
      return failure(10024, '指定的路径没有读权限')
    case 'badArgument':
      return refusals.badParameter
    default:
      return failure(3, '未知错误')
  }
}
