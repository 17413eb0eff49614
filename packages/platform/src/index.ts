export type {
  Capabilities,
  FileHandle,
  FileSource,
  FormUpload,
  HttpRequest,
  HttpResponse,
  KeyValueStorage,
  NetworkKind,
  PlatformAdapter,
  WakeListener,
  WakeReason,
} from './adapter'
export {
  type Canceller,
  type CancelSignal,
  createCanceller,
  expectRunning,
  stoppedError,
  type Unsubscribe,
} from './cancel'
export { isPlatformError, PlatformError, type PlatformErrorCode } from './error'
export { checkRange, isArrayBuffer } from './file-bytes'
export { lowerCaseHeaders } from './headers'
export { withoutSecrets, wordsOf } from './host-words'
export { originOf } from './origin'
export { type HostCall, type HostTask, settleTask } from './settle-task'
