import { basename } from 'node:path'
import type { Backend } from '../backend'
import type { Weather } from '../faults/weather'
import type { NewsEvent } from '../news'
import type { RequestEntry } from '../request-log'
import {
  type BegunFacts,
  begunFacts,
  type MediumFacts,
  mediumFacts,
  type ObjectFacts,
  objectFacts,
  type PartFacts,
  partFacts,
  type UploadFacts,
  uploadFacts,
} from './facts'

/** Everything as it is: the first thing that a page is told, and again after it has missed something. */
export interface Snapshot {
  kind: 'snapshot'
  region: string
  buckets: string[]
  /** The name of the folder that keeps everything; undefined if all is forgotten at the end. */
  dataFolder: string | undefined
  weather: Weather
  objects: ObjectFacts[]
  media: MediumFacts[]
  uploads: UploadFacts[]
  inFlight: BegunFacts[]
  /** The latest, oldest first. */
  requests: RequestEntry[]
}

/** What the page is told, in the order in which it happened. */
export type FeedEvent =
  | Snapshot
  | { kind: 'request-begun'; request: BegunFacts }
  | { kind: 'progress'; received: [requestId: string, receivedBytes: number][] }
  | { kind: 'request-ended'; entry: RequestEntry }
  | { kind: 'object-stored'; object: ObjectFacts }
  | { kind: 'object-deleted'; bucket: string; key: string }
  | { kind: 'upload-opened'; upload: UploadFacts }
  | { kind: 'part-stored'; uploadId: string; part: PartFacts }
  | { kind: 'upload-ended'; uploadId: string }
  | { kind: 'medium-added'; medium: MediumFacts }
  | { kind: 'weather-changed'; weather: Weather }

const SHOWN_REQUESTS = 200

export function snapshotOf(backend: Backend): Snapshot {
  const { settings, weather, objects, media, uploads, inFlight, log } = backend
  return {
    kind: 'snapshot',
    region: settings.region,
    buckets: Object.keys(settings.buckets),
    dataFolder: settings.dataDirIsTemporary ? undefined : basename(settings.dataDir),
    weather: weather.now,
    objects: objects.list().map(objectFacts),
    media: media.list().map(mediumFacts),
    uploads: uploads.list().map((session) => uploadFacts(session, uploads.partsOf(session.uploadId))),
    inFlight: inFlight.list().map((begun) => begunFacts(begun, begun.receivedBytes)),
    requests: log.list().slice(-SHOWN_REQUESTS),
  }
}

export function feedEventOf(news: NewsEvent): FeedEvent {
  switch (news.kind) {
    case 'request-begun':
      return { kind: news.kind, request: begunFacts(news.request, 0) }
    case 'object-stored':
      return { kind: news.kind, object: objectFacts(news.object) }
    case 'upload-opened':
      return { kind: news.kind, upload: uploadFacts(news.session, []) }
    case 'part-stored':
      return { kind: news.kind, uploadId: news.uploadId, part: partFacts(news.part) }
    case 'medium-added':
      return { kind: news.kind, medium: mediumFacts(news.medium) }
    default:
      return news
  }
}
