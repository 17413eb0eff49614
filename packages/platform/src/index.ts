export type {
  Capabilities,
  FileHandle,
  FileSource,
  FormUpload,
  HttpRequest,
  HttpResponse,
  KeyValueStorage,
  PlatformAdapter,
  Unsubscribe,
  WakeReason,
} from './adapter'
export { type Canceller, type CancelSignal, createCanceller } from './cancel'
export { isPlatformError, PlatformError, type PlatformErrorCode } from './error'
export { lowerCaseHeaders } from './headers'
export { type HostCall, type HostTask, settleTask } from './settle-task'
