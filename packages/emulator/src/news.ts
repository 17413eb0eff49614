import type { Weather } from './faults/weather'
import type { RequestEntry } from './request-log'
import type { UploadChange } from './store/multipart-store'
import type { ObjectChange } from './store/object-store'
import type { MediumChange } from './vod/media-store'

/** What has just happened in the emulator. */
export type NewsEvent =
  /** Known by now: what the request is for. Its body may still be on its way. */
  | { kind: 'request-begun'; request: BegunRequest }
  | { kind: 'request-ended'; entry: RequestEntry }
  | ObjectChange
  | UploadChange
  | MediumChange
  | { kind: 'weather-changed'; weather: Weather }

export interface BegunRequest {
  entry: Readonly<RequestEntry>
  /** A number for each connection, in the order in which they sent their first request. */
  connection: number
  /** Of the body, as announced; undefined if the client did not say. */
  totalBytes: number | undefined
}

/** Tells whoever listens what happens. With no listener, news cost nothing. */
export class News {
  private readonly listeners = new Set<(event: NewsEvent) => void>()

  readonly tell = (event: NewsEvent): void => {
    for (const listener of this.listeners) listener(event)
  }

  /** @returns ends the listening */
  listen(listener: (event: NewsEvent) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}
