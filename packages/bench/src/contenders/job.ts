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

/** What a process that uploads is started with. */
export interface Job {
  readonly contender: ContenderName
  readonly files: readonly JobFile[]
  /** Of the line, on 127.0.0.1. */
  readonly port: number
  readonly bound: BoundSettings
  /** Collects the heap all the time, to tell what is held from garbage; the other figures are of no use then. */
  readonly collects: boolean
}

/** What it tells at its end. */
export interface Measurement {
  /** Why it failed, if it did. */
  readonly failure?: string
  readonly ms: number
  readonly cpuMs: number
  /** Bytes over the idle heap, buffers outside of it included: at the worst moment, garbage and all. */
  readonly peakBytes: number
  /** The same, just after a collection; only where the job collects. */
  readonly heldBytes?: number
  /** The longest piece of work that let nothing else run. */
  readonly longestBlockMs: number
}
