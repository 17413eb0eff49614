import type { Failure } from '../host/callbacks'
import { chromiumErrorFor } from '../host/chromium-errors'
import type { FileWords, NetworkApi, NetworkWords } from '../host/failures'

// The general and the network error numbers as the host documents them; texts as seen in reports from devices.
const ERRNO_TIMEOUT = 5
const ERRNO_NETWORK = 600001
const ERRNO_DOMAIN = 600002
const ERRNO_INTERRUPTED = 600003

export const networkFailures = {
  abort: (api: NetworkApi): Failure => ({ errMsg: `${api}:fail abort` }),
  timeout: (api: NetworkApi): Failure => ({ errMsg: `${api}:fail timeout`, errno: ERRNO_TIMEOUT }),
  domain: (api: NetworkApi): Failure => ({
    errMsg: `${api}:fail url not in domain list`,
    errno: ERRNO_DOMAIN,
  }),
  interrupted: (api: NetworkApi): Failure => ({
    errMsg: `${api}:fail interrupted`,
    errno: ERRNO_INTERRUPTED,
  }),
  /** Everything in flight fails when the device goes from one network to another. */
  networkChange: (api: NetworkApi): Failure => ({
    errMsg: `${api}:fail errcode:10011 cronet_error_code:10011 error_msg:network change, cancel all task`,
    errno: ERRNO_NETWORK,
  }),
  offline: (api: NetworkApi): Failure => chromiumFailure(api, -106, 'ERR_INTERNET_DISCONNECTED'),
  fileMissing: (api: NetworkApi): Failure => ({ errMsg: `${api}:fail file not found` }),
  badParameter: (api: NetworkApi, text: string): Failure => ({
    errMsg: `${api}:fail parameter error: ${text}`,
  }),
}

export const wechatWords: NetworkWords = {
  ended: (kind, api) => networkFailures[kind](api),
  socket(cause, api) {
    const [number, name] = chromiumErrorFor(cause)
    return chromiumFailure(api, number, name)
  },
}

function chromiumFailure(api: NetworkApi, number: number, name: string): Failure {
  return {
    errMsg: `${api}:fail errcode:${number} cronet_error_code:${number} error_msg:net::${name}`,
    errno: ERRNO_NETWORK,
  }
}

const fileErrors = {
  missing: [1300002, 'no such file or directory'],
  unreadable: [1300005, 'Input/output error'],
  notPermitted: [1300001, 'operation not permitted'],
  badArgument: [1300022, 'Invalid argument'],
  tooLarge: [1300202, 'the maximum size of the file storage limit is exceeded'],
  lengthOutOfRange: [1301006, 'value of length is out of range'],
  positionOutOfRange: [1301009, 'value of position is out of range'],
} as const

export const wechatFileWords: FileWords = (kind, api, path) => {
  const [number, text] = fileErrors[kind]
  return { errMsg: `${api}:fail ${text}, open ${path}`, errno: number, errCode: number }
}
