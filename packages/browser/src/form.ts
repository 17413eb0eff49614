import type { FormUpload, HttpResponse } from '@vod-upload/platform'
import { blobOf } from './blob'
import type { BrowserHost } from './host'
import { sendHttp } from './http'

/** Sends a form with a file; a FormData keeps the order in which it was filled. */
export async function sendForm(host: BrowserHost, form: FormUpload): Promise<HttpResponse> {
  const { url, source, timeoutMs, signal, onProgress } = form
  const file = await blobOf(host, source, signal)
  const body = new host.FormData()
  for (const [name, value] of Object.entries(form.fields)) body.append(name, value)
  body.append(form.fileField, file, source.name ?? file.name ?? 'file')
  // No content-type: the browser alone knows the boundary.
  return sendHttp(host, { method: 'POST', url, headers: {}, body, timeoutMs, signal, onProgress })
}
