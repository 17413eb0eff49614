import type { MediumFacts, ObjectFacts } from '../src/dashboard/facts'
import type { FeedEvent } from '../src/dashboard/feed-events'
import type { Weather } from '../src/faults/weather'
import type { RequestEntry } from '../src/request-log'

export interface Part {
  readonly partNumber: number
  readonly sizeBytes: number
  readonly receivedBytes: number
  readonly is: 'arriving' | 'stored' | 'failed'
  /** How many times it was sent. */
  readonly tries: number
}

/** What one connection carries for an upload at the moment. */
export interface Lane {
  readonly requestId: string
  readonly connection: number
  readonly partNumber: number | undefined
  readonly receivedBytes: number
  readonly totalBytes: number | undefined
}

export interface Upload {
  /** The upload id of parts; the request id of a form or a whole object. */
  readonly id: string
  readonly way: 'parts' | 'form' | 'whole'
  readonly bucket: string
  readonly key: string
  readonly startedAt: number
  readonly is: 'running' | 'done' | 'aborted' | 'failed'
  readonly errorCode: string | undefined
  /** Ascending by number; empty but for an upload in parts. */
  readonly parts: readonly Part[]
  /** By lane, from 0; a gap is a lane that rests. */
  readonly lanes: readonly (Lane | undefined)[]
}

export interface State {
  readonly isConnected: boolean
  readonly region: string
  readonly buckets: readonly string[]
  readonly dataFolder: string | undefined
  readonly weather: Weather
  /** Latest first. */
  readonly uploads: readonly Upload[]
  /** Latest first. */
  readonly objects: readonly ObjectFacts[]
  /** By `bucket/key`. */
  readonly media: Readonly<Record<string, MediumFacts>>
  /** Latest first. */
  readonly requests: readonly RequestEntry[]
  /** What a listener should hear of the latest event; '' for nothing. */
  readonly announcement: string
}

export type PageEvent = FeedEvent | { kind: 'disconnected' }

export const emptyState: State
export function reduce(state: State, event: PageEvent): State
/** The bytes that have come, and how many there will be, where that is known. */
export function progressOf(
  upload: Upload,
  state: Pick<State, 'media'>,
): { arrivedBytes: number; totalBytes: number | undefined }
