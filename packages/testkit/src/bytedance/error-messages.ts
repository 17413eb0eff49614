import type { Failure } from '../host/callbacks'
import { chromiumErrorFor } from '../host/chromium-errors'
import type { FileApi, FileFailureKind, FileWords, NetworkApi, NetworkWords } from '../host/failures'
import type { BytedanceSettings } from './switches'

/** Whose mistake it was: the developer's, the user's, the framework's or the device's. */
type ErrorType = 'D' | 'U' | 'F' | 'I'

interface Numbers {
  readonly errNo: number
  readonly errorCode: number
  readonly errorType: ErrorType
}

export interface CallWords extends NetworkWords {
  domain(api: NetworkApi): Failure
  fileMissing(api: NetworkApi): Failure
  badParameter(api: NetworkApi, text: string): Failure
}

type Wording = Pick<BytedanceSettings, 'failureShape' | 'domainRefusal'>

export function bytedanceWords({ failureShape, domainRefusal }: Wording): CallWords {
  const say = (api: NetworkApi, text: string, errorType: ErrorType = 'I') =>
    inShape(failureShape, `${api}:fail ${text}`, networkNumbers(api, errorType))
  const ended = {
    abort: 'abort',
    timeout: 'timeout',
    // Five seconds after the app was hidden.
    interrupted: 'app in background',
    // Nothing is documented for these two; its network is built on Chromium's, whose words they are.
    networkChange: 'net::ERR_NETWORK_CHANGED',
    offline: 'net::ERR_INTERNET_DISCONNECTED',
  }
  return {
    ended: (kind, api) => say(api, ended[kind]),
    socket: (cause, api) => say(api, `net::${chromiumErrorFor(cause)[1]}`),
    domain: (api) => say(api, domainRefusal, 'D'),
    fileMissing: (api) => say(api, 'file not exist', 'D'),
    badParameter: (api, text) => say(api, text, 'D'),
  }
}

/** Not documented for the network: these have the right number of digits, and nobody may rely on them. */
function networkNumbers(api: NetworkApi, errorType: ErrorType): Numbers {
  return { errNo: 10501, errorCode: api === 'request' ? 100799 : 100899, errorType }
}

/** Six digits: the first four tell the API, the last two what went wrong. */
const apiNumbers: Record<FileApi, number> = { readFile: 1080, stat: 1076, access: 1071, getFileInfo: 1119 }

const fileErrors: Record<FileFailureKind, readonly [errNo: number, lastDigits: number, text: string]> = {
  missing: [21102, 2, 'no such file or directory'],
  unreadable: [21101, 1, 'permission denied'],
  // In `readFile` this has the number that a missing file has elsewhere.
  notPermitted: [21102, 3, 'operation not permitted'],
  badArgument: [20000, 99, 'filePath is invalid'],
  tooLarge: [21103, 4, 'file size limit exceeded'],
  lengthOutOfRange: [20000, 99, 'length is invalid'],
  positionOutOfRange: [20000, 99, 'position is invalid'],
}

export function bytedanceFileWords({ failureShape }: Pick<BytedanceSettings, 'failureShape'>): FileWords {
  return (kind, api, path) => {
    const [errNo, lastDigits, text] = fileErrors[kind]
    const numbers: Numbers = { errNo, errorCode: apiNumbers[api] * 100 + lastDigits, errorType: 'D' }
    return inShape(failureShape, `${api}:fail ${text}, ${api} ${path}`, numbers)
  }
}

function inShape(shape: BytedanceSettings['failureShape'], errMsg: string, numbers: Numbers): Failure {
  const { errNo, errorCode, errorType } = numbers
  if (shape === 'errMsg only') return { errMsg }
  return shape === 'errNo' ? { errMsg, errNo } : { errMsg, errorCode, errorType }
}
