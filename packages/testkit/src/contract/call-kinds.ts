import type { CancelSignal, FormUpload, HttpRequest, HttpResponse } from '@vod-upload/platform'
import { formFor, requestFor } from './ask'
import type { AdapterBench } from './bench'

/** What the two calls of the network have in common. */
export interface CallSettings {
  readonly timeoutMs?: number
  readonly signal?: CancelSignal
  /** Put where keys are: into headers of a request, into fields of a form. */
  readonly secret?: string
}

export interface CallKind {
  readonly kind: 'request' | 'form'
  /** Begins a sentence. */
  readonly say: string
  start(bench: AdapterBench, url: string, settings?: CallSettings): Promise<HttpResponse>
}

/** What OSS wants with a request, each value with a secret in it. */
export function secretHeaders(secret: string): HttpRequest['headers'] {
  return {
    'content-type': 'application/octet-stream',
    authorization: `OSS keyid:${secret}`,
    'x-oss-security-token': secret,
  }
}

/** What OSS wants with a form, each value but the key with a secret in it. */
export function secretFields(secret: string): FormUpload['fields'] {
  return {
    key: 'dir/clip.mp4',
    OSSAccessKeyId: `keyid-${secret}`,
    policy: secret,
    Signature: secret,
    'x-oss-security-token': secret,
  }
}

/** The two ways onto the network, for what is promised of both. */
export const callKinds: readonly CallKind[] = [
  {
    kind: 'request',
    say: 'A request',
    async start(bench, url, { secret, ...settings } = {}) {
      const given = secret === undefined ? settings : { ...settings, headers: secretHeaders(secret) }
      return bench.platform.request(requestFor(url, given))
    },
  },
  {
    kind: 'form',
    say: 'A form',
    async start(bench, url, { secret, ...settings } = {}) {
      const given = secret === undefined ? settings : { ...settings, fields: secretFields(secret) }
      return bench.platform.uploadForm(await formFor(bench, url, given))
    },
  },
]
