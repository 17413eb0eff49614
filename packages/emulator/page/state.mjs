// What the page knows, and how each event of the feed changes it. Pure: the view draws what comes out.
import { beginRequest, endRequest, openUpload, receive, storePart, uploadOf } from './upload-state.mjs'

const MOST_REQUESTS = 200
const MOST_ENDED_UPLOADS = 20

/** @typedef {import('./state.mjs').State} State */
/** @typedef {import('./state.mjs').Upload} Upload */

/** @type {State} */
export const emptyState = {
  isConnected: false,
  region: '',
  buckets: [],
  dataFolder: undefined,
  weather: { latencyMs: 0, dropPercent: 0, unavailablePercent: 0, clockSkewMs: 0 },
  uploads: [],
  objects: [],
  media: {},
  requests: [],
  announcement: '',
}

/**
 * @param {State} state
 * @param {import('./state.mjs').PageEvent} event
 * @returns {State}
 */
export function reduce(state, event) {
  const quiet = { ...state, announcement: '' }
  switch (event.kind) {
    case 'snapshot':
      return fromSnapshot(state, event)
    case 'disconnected':
      return { ...state, isConnected: false, announcement: state.isConnected ? 'The emulator has gone.' : '' }
    case 'weather-changed':
      return { ...quiet, weather: event.weather }
    case 'medium-added':
      return { ...quiet, media: { ...state.media, [idOf(event.medium)]: event.medium } }
    case 'object-stored': {
      const objects = [event.object, ...without(state.objects, event.object)]
      return { ...quiet, objects, announcement: `Stored ${nameOf(event.object.key)}.` }
    }
    case 'object-deleted':
      return { ...quiet, objects: without(state.objects, event) }
    case 'upload-opened': {
      const uploads = trimmed(openUpload(state.uploads, event.upload))
      return { ...quiet, uploads, announcement: `Upload of ${nameOf(event.upload.key)} has begun.` }
    }
    case 'part-stored':
      return { ...quiet, uploads: storePart(state.uploads, event.uploadId, event.part) }
    // Whether it was completed or aborted, the end of the request tells.
    case 'upload-ended':
      return quiet
    case 'request-begun':
      return { ...quiet, uploads: trimmed(beginRequest(state.uploads, event.request)) }
    case 'progress':
      return { ...quiet, uploads: receive(state.uploads, event.received) }
    case 'request-ended':
      return afterRequest(quiet, event.entry)
  }
}

/** @type {typeof import('./state.mjs').progressOf} */
export function progressOf({ way, bucket, key, is, parts, lanes }, { media }) {
  const onTheWay = lanes.reduce((sum, lane) => sum + (lane?.receivedBytes ?? 0), 0)
  if (way !== 'parts') return { arrivedBytes: onTheWay, totalBytes: lanes[0]?.totalBytes }
  const stored = parts.reduce((sum, part) => sum + (part.is === 'stored' ? part.sizeBytes : 0), 0)
  if (is === 'done') return { arrivedBytes: stored, totalBytes: stored }
  const arriving = lanes.reduce((sum, lane) => {
    const isStored = parts.some(({ partNumber, is }) => partNumber === lane?.partNumber && is === 'stored')
    return sum + (isStored ? 0 : (lane?.receivedBytes ?? 0))
  }, 0)
  return { arrivedBytes: stored + arriving, totalBytes: media[`${bucket}/${key}`]?.sizeBytes }
}

/** @param {State} state @param {import('../src/dashboard/feed-events').Snapshot} snapshot @returns {State} */
function fromSnapshot(state, snapshot) {
  const { region, buckets, dataFolder, weather, objects, media, uploads, inFlight, requests } = snapshot
  /** @type {readonly Upload[]} */
  let shown = []
  for (const upload of byTime(uploads, (each) => each.initiatedAt)) shown = openUpload(shown, upload)
  for (const request of inFlight) shown = beginRequest(shown, request)
  return {
    isConnected: true,
    region,
    buckets,
    dataFolder,
    weather,
    uploads: shown,
    objects: byTime(objects, (each) => each.lastModifiedAt).reverse(),
    media: Object.fromEntries(media.map((medium) => [idOf(medium), medium])),
    requests: [...requests].reverse(),
    announcement: state.isConnected ? '' : 'Connected to the emulator.',
  }
}

/** @param {State} state @param {import('../src/request-log').RequestEntry} entry @returns {State} */
function afterRequest(state, entry) {
  const requests = [entry, ...state.requests].slice(0, MOST_REQUESTS)
  const upload = uploadOf(state.uploads, entry)
  const uploads = endRequest(state.uploads, entry)
  if (upload && entry.status > 0 && entry.status < 300 && entry.operation === 'CompleteMultipartUpload') {
    return { ...state, requests, uploads, announcement: `Upload of ${nameOf(upload.key)} is complete.` }
  }
  const part = entry.partNumber === undefined ? '' : ` of part ${entry.partNumber}`
  const refused =
    entry.errorCode === undefined ? '' : `${entry.operation}${part} was refused: ${entry.errorCode}.`
  return { ...state, requests, uploads, announcement: refused }
}

/** Running uploads stay, of the ended ones the latest. @param {readonly Upload[]} uploads */
function trimmed(uploads) {
  let ended = 0
  return uploads.filter((upload) => {
    if (upload.is !== 'running') ended += 1
    return upload.is === 'running' || ended <= MOST_ENDED_UPLOADS
  })
}

/** @template T @param {readonly T[]} list @param {(each: T) => number} timeOf */
function byTime(list, timeOf) {
  return [...list].sort((a, b) => timeOf(a) - timeOf(b))
}

/** @param {{ bucket: string, key: string }} object */
function idOf({ bucket, key }) {
  return `${bucket}/${key}`
}

/** @template {{ bucket: string, key: string }} T @param {readonly T[]} list @param {{ bucket: string, key: string }} gone */
function without(list, gone) {
  return list.filter((each) => idOf(each) !== idOf(gone))
}

/** @param {string} key */
function nameOf(key) {
  return key.slice(key.lastIndexOf('/') + 1)
}
