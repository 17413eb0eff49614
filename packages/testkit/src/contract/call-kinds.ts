import type { CancelSignal, HttpResponse } from '@vod-upload/platform'
import { formFor, requestFor } from './ask'
import type { AdapterBench } from './bench'

/** What the two calls of the network have in common. */
export interface CallSettings {
  readonly timeoutMs?: number
  readonly signal?: CancelSignal
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
    start: async (bench, url, settings) => bench.platform.request(requestFor(url, settings)),
  },
  {
    kind: 'form',
    say: 'A form',
    start: async (bench, url, settings) => bench.platform.uploadForm(await formFor(bench, url, settings)),
  },
]
