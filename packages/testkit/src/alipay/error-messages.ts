import type { Failure } from '../host/callbacks'
import { type FileWords, type NetworkApi, type NetworkWords, nodeCodeOf } from '../host/failures'

// Numbers as the host documents them, call by call: one number means different things in different calls.

const failure = (error: number, errorMessage: string): Failure => ({ error, errorMessage })

export const refusals = {
  badParameter: failure(2, '接口参数无效'),
  fileMissing: failure(11, '文件不存在'),
  /** A file that came from `saveFile`. */
  savedFile: failure(11, 'not have permission to upload'),
  plainHttp: failure(20, 'http forbidden'),
  notJson: failure(14, 'JSON parse data error'),
  status: failure(19, 'http status error'),
}

/** The upload has a number of its own for it, and says less. */
export function domainRefusal(api: NetworkApi): Failure {
  return api === 'request' ? failure(4, '无权跨域调用（N22106）') : failure(13, '没有权限')
}

const NETWORK_ERROR = 12

export const alipayWords: NetworkWords = {
  ended(kind, api) {
    switch (kind) {
      case 'abort':
        return failure(9, 'request task aborted')
      case 'timeout':
        return timedOut(api)
      case 'interrupted':
        return failure(1, '请求没有结束，就跳转到了另一个页面')
      case 'networkChange':
        return failure(NETWORK_ERROR, '网络连接已中断')
      case 'offline':
        return failure(NETWORK_ERROR, '网络未连接')
    }
  },
  socket: (cause, api) =>
    nodeCodeOf(cause) === 'ETIMEDOUT' ? timedOut(api) : failure(NETWORK_ERROR, '网络错误'),
}

/** Of an upload it is told by the number of a broken line, and only the words differ. */
function timedOut(api: NetworkApi): Failure {
  return failure(api === 'request' ? 13 : NETWORK_ERROR, '请求超时')
}

export const alipayFileWords: FileWords = (kind) => {
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
