import { PlatformError } from '@vod-upload/platform'
import type {
  HostAnswer,
  HostFailure,
  HostRequestOptions,
  HostRequestTask,
  HostUploadOptions,
  HostUploadTask,
} from '@vod-upload/wx-like'
import { answerIn, headersIn, toWxAnswer, toWxFailure } from './alipay-answer'
import type {
  AlipayAnswer,
  AlipayFailure,
  AlipayFileType,
  AlipayHost,
  AlipayTask,
  AlipayUploadTask,
} from './alipay-host'

/** @throws PlatformError `unsupported` for a PUT with a body where `sendsPut` is false */
export function requestBy(
  host: AlipayHost,
  { method, url, header, data, timeout, ...callbacks }: HostRequestOptions,
  sendsPut: boolean,
): HostRequestTask | undefined {
  if (method === 'PUT' && data !== undefined && !sendsPut) {
    throw new PlatformError(
      'unsupported',
      'This version of Alipay sends no bytes by PUT: upload by form, or update Alipay to 10.1.95 or later.',
    )
  }
  const task = host.request({
    method,
    url,
    // Never `header` beside it: some clients would send every name twice.
    headers: header,
    ...(data === undefined ? {} : { data }),
    // The default fails on every body that is no JSON; XML is none.
    dataType: 'text',
    timeout,
    ...alipayCallbacks(callbacks),
  })
  return task && { abort: () => abort(task) }
}

export function uploadFileBy(
  host: AlipayHost,
  { url, filePath, name, formData, timeout, ...callbacks }: HostUploadOptions,
  fileType: AlipayFileType,
): HostUploadTask | undefined {
  const task = host.uploadFile({
    url,
    filePath,
    name,
    // Not the name of the file: an older word for `name`, and the only one that old clients read.
    fileName: name,
    fileType,
    formData,
    // The host's own overlay would lie over the page that shows the progress.
    hideLoading: true,
    timeout,
    ...alipayCallbacks(callbacks),
  })
  return task && toWxTask(task)
}

interface WxCallbacks {
  success(answer: HostAnswer): void
  fail(reason: HostFailure): void
}

function alipayCallbacks({ success, fail }: WxCallbacks) {
  return {
    success: (answer: AlipayAnswer | undefined) => success(toWxAnswer(answer)),
    fail: (failure: AlipayFailure | undefined) => {
      const answer = answerIn(failure)
      if (answer === undefined) fail(toWxFailure(failure))
      else success(answer)
    },
  }
}

function toWxTask(task: AlipayUploadTask): HostUploadTask {
  return {
    abort: () => abort(task),
    onProgressUpdate: (listener) =>
      task.onProgressUpdate?.((update) =>
        listener({ totalBytesSent: update?.totalBytesWritten ?? update?.totalBytesSent }),
      ),
    onHeadersReceived: (listener) =>
      task.onHeadersReceived?.((received) => listener({ header: headersIn(received) })),
  }
}

function abort(task: AlipayTask): void {
  task.abort?.()
}
