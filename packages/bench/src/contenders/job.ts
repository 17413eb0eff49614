export const contenderNames = ['ours', 'cos-wx-sdk-v5', 'ali-oss', 'wx.uploadFile', 'bound'] as const
export type ContenderName = (typeof contenderNames)[number]

/** How the bound sends; the others choose for themselves. */
export interface BoundSettings {
  readonly lanes: number
  readonly partSizeBytes: number
}

export interface JobFile {
  /** Where it really lies; a page sees another path. */
  readonly path: string
  /** What the object shall be called. */
  readonly key: string
  readonly sizeBytes: number
}

/**
 * What one run is for: watching costs, so time and processor are measured where little is watched. `blocks` looks at the
 * processor's clock every few milliseconds, `memory` collects the heap all the time.
 */
export type Watched = 'time' | 'blocks' | 'memory'

/** What a process that uploads is started with. */
export interface Job {
  readonly contender: ContenderName | 'ours-alone'
  readonly files: readonly JobFile[]
  /** Of the line, on 127.0.0.1. */
  readonly port: number
  readonly bound: BoundSettings
  readonly watches: Watched
}

/** What it tells at its end. */
export interface Measurement {
  /** Why it failed, if it did. */
  readonly failure?: string
  readonly ms: number
  readonly cpuMs: number
  /** Bytes over the idle heap, buffers outside of it included: at the worst moment, garbage and all. */
  readonly peakBytes: number
  /** The same, just after a collection; only of `memory`. */
  readonly heldBytes?: number
  /** The longest piece of work that let nothing else run; only of `blocks`. */
  readonly longestBlockMs?: number
}
