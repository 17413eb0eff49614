import type { Capabilities, HttpResponse } from '@vod-upload/platform'
import type { Random } from './random'

/** What kind of phone it is, and what its host keeps from its apps. */
export interface Host {
  readonly capabilities: Capabilities
  /** What really becomes of a PUT with a body, whatever the capabilities say. */
  readonly putting: 'works' | 'unsupported' | 'mangles'
  readonly hidesHeaders: boolean
  readonly tellsProgress: boolean
  readonly cancelBreaksOff: boolean
  /** Does it tell online, offline, foreground, background? */
  readonly tellsWakes: boolean
  readonly tellsNetwork: boolean
}

export function createHost(random: Random): Host {
  const putting = random.pick(['works', 'works', 'works', 'unsupported', 'mangles'] as const)
  const binaryPut = putting === 'works' ? random.pick([true, true, 'unknown'] as const) : 'unknown'
  return {
    capabilities: {
      sliceRead: random.chance(0.9),
      binaryPut,
      formFileLast: random.pick([true, true, 'unknown'] as const),
      maxWholeReadBytes: 20 * 1024 * 1024,
      maxConcurrentRequests: random.pick([1, 2, 5, 10]),
      maxTimeoutMs: random.pick([60000, 600000]),
    },
    putting,
    hidesHeaders: random.chance(0.25),
    tellsProgress: random.chance(0.7),
    cancelBreaksOff: random.chance(0.8),
    tellsWakes: random.chance(0.8),
    tellsNetwork: random.chance(0.6),
  }
}

/** As the app gets it. */
export function seenThrough({ hidesHeaders }: Host, answer: HttpResponse): HttpResponse {
  return hidesHeaders ? { ...answer, headers: {} } : answer
}
