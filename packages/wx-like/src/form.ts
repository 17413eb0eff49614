import { type FormUpload, type HttpResponse, settleTask } from '@vod-upload/platform'
import { readAnswer } from './answer'
import { callFailure } from './call-failure'
import type { WxLikeDialect } from './dialect'
import type { HostAnswer, HostFailure, HostUploadTask, WxLikeHost } from './host'

/** Sends a file by the host's own uploader, which puts the form fields first, in order, and the file last. */
export async function sendForm(
  host: WxLikeHost,
  dialect: WxLikeDialect,
  form: FormUpload,
): Promise<HttpResponse> {
  let header: unknown
  let ended = false
  const listen = (task: HostUploadTask | undefined) => {
    task?.onProgressUpdate?.((update) => {
      const sentBytes = update?.totalBytesSent
      // A host may go on telling progress of a call that was given up.
      if (!ended && typeof sentBytes === 'number' && sentBytes >= 0) form.onProgress?.(sentBytes)
    })
    // Not every host gives the headers to `success`.
    task?.onHeadersReceived?.((received) => {
      header = received?.header
    })
  }
  try {
    return await settleTask<HostAnswer | undefined, HostFailure, HttpResponse>({
      start(callbacks) {
        const task = host.uploadFile({
          url: form.url,
          filePath: form.source.path,
          name: form.fileField,
          formData: { ...form.fields },
          timeout: form.timeoutMs,
          ...callbacks,
        })
        try {
          listen(task)
        } catch {
          // A host whose events are not to be had uploads all the same.
        }
        return task
      },
      toResult: (answer) => readAnswer(answer, header),
      toFailure: (failure) => callFailure(dialect, 'uploadFile', form.url, failure),
      timeoutMs: form.timeoutMs,
      signal: form.signal,
    })
  } finally {
    ended = true
  }
}
