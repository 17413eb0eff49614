import type { CancelSignal, HttpResponse } from '@vod-upload/platform'
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

/** The two ways onto the network, for what is promised of both. */
export const callKinds: readonly CallKind[] = [
  {
    kind: 'request',
    say: 'A request',
    async start(bench, url, { secret, ...settings } = {}) {
      const headers = { 'content-type': 'application/octet-stream', authorization: secret ?? '' }
      const given = secret === undefined ? settings : { ...settings, headers }
      return bench.platform.request(requestFor(url, given))
    },
  },
  {
    kind: 'form',
    say: 'A form',
    async start(bench, url, { secret, ...settings } = {}) {
      const fields = { key: 'dir/clip.mp4', Signature: secret ?? '' }
      const given = secret === undefined ? settings : { ...settings, fields }
      return bench.platform.uploadForm(await formFor(bench, url, given))
    },
  },
]
