import { type FormUpload, type HttpResponse, PlatformError } from '@vod-upload/platform'
import { blobOf } from './blob'
import type { BrowserHost, HostBlob, HostFormData } from './host'
import { sendHttp } from './http'

/** Sends a form with a file; a FormData keeps the order in which it was filled. */
export async function sendForm(host: BrowserHost, form: FormUpload): Promise<HttpResponse> {
  const { url, source, timeoutMs, signal, onProgress } = form
  if (signal?.cancelled) throw new PlatformError('cancelled', 'The call was cancelled.')
  const startedAtMs = Date.now()
  const file = await blobOf(host, source, { timeoutMs, signal })
  const body = formOf(host, form, file)
  // A clock that was set back meanwhile must not make it longer than what was asked for.
  const leftMs = Math.min(timeoutMs, Math.max(1, timeoutMs - (Date.now() - startedAtMs)))
  // No content-type: the browser alone knows the boundary.
  return sendHttp(host, { method: 'POST', url, headers: {}, body, timeoutMs: leftMs, signal, onProgress })
}

function formOf(host: BrowserHost, { source, fields, fileField }: FormUpload, file: HostBlob): HostFormData {
  try {
    const body = new host.FormData()
    for (const [name, value] of Object.entries(fields)) body.append(name, value)
    body.append(fileField, file, source.name ?? file.name ?? 'file')
    return body
  } catch {
    throw new PlatformError(
      'unsupported',
      'The browser cannot put this file into a form: hand over the File itself, not a wrapper of it.',
    )
  }
}
