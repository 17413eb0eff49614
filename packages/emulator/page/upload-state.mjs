// How one request after another makes up an upload: its parts, and the lanes in which they travel.

/** @typedef {import('./state.mjs').Upload} Upload */
/** @typedef {import('./state.mjs').Lane} Lane */
/** @typedef {import('./state.mjs').Part} Part */
/** @typedef {import('../src/dashboard/facts').BegunFacts} BegunFacts */
/** @typedef {import('../src/request-log').RequestEntry} RequestEntry */
/** @typedef {readonly Upload[]} Uploads */

/** @param {Uploads} uploads @param {import('../src/dashboard/facts').UploadFacts} facts @returns {Uploads} */
export function openUpload(uploads, { uploadId, bucket, key, initiatedAt, parts }) {
  /** @type {Upload} */
  const upload = {
    id: uploadId,
    way: 'parts',
    bucket,
    key,
    startedAt: initiatedAt,
    is: 'running',
    errorCode: undefined,
    parts: parts.map((part) => ({ ...part, receivedBytes: part.sizeBytes, is: 'stored', tries: 1 })),
    lanes: [],
  }
  return [upload, ...uploads.filter(({ id }) => id !== uploadId)]
}

/** @param {Uploads} uploads @param {BegunFacts} request @returns {Uploads} */
export function beginRequest(uploads, request) {
  const { operation, requestId } = request
  if (operation === 'UploadPart') {
    return changed(uploads, request.uploadId, (upload) => enterLane(upload, request))
  }
  if (operation !== 'PostObject' && operation !== 'PutObject') return uploads
  /** @type {Upload} */
  const upload = {
    id: requestId,
    way: operation === 'PostObject' ? 'form' : 'whole',
    bucket: request.bucket ?? '',
    key: request.key ?? '',
    startedAt: request.at,
    is: 'running',
    errorCode: undefined,
    parts: [],
    lanes: [laneOf(request)],
  }
  return [upload, ...uploads]
}

/** @param {Uploads} uploads @param {readonly (readonly [string, number])[]} received @returns {Uploads} */
export function receive(uploads, received) {
  const bytesOf = new Map(received)
  return uploads.map((upload) => {
    const moves = upload.lanes.some((lane) => lane && bytesOf.has(lane.requestId))
    if (!moves) return upload
    const lanes = upload.lanes.map(
      (lane) => lane && { ...lane, receivedBytes: bytesOf.get(lane.requestId) ?? lane.receivedBytes },
    )
    return { ...upload, lanes, parts: upload.parts.map((part) => withBytes(part, lanes)) }
  })
}

/** @param {Uploads} uploads @param {string} uploadId @param {{ partNumber: number, sizeBytes: number }} part */
export function storePart(uploads, uploadId, { partNumber, sizeBytes }) {
  return changed(uploads, uploadId, (upload) => {
    const known = upload.parts.find((part) => part.partNumber === partNumber)
    /** @type {Part} */
    const stored = { partNumber, sizeBytes, receivedBytes: sizeBytes, is: 'stored', tries: known?.tries ?? 1 }
    return { ...upload, parts: withPart(upload.parts, stored) }
  })
}

/** @param {Uploads} uploads @param {RequestEntry} entry @returns {Uploads} */
export function endRequest(uploads, entry) {
  const upload = uploadOf(uploads, entry)
  if (!upload) return uploads
  return changed(uploads, upload.id, (old) => afterEnd(old, entry))
}

/** The upload that a request belongs to, if it is on the page. @param {Uploads} uploads @param {RequestEntry} entry */
export function uploadOf(uploads, { requestId, operation, bucket, key, uploadId }) {
  return uploads.find((upload) => {
    if (upload.lanes.some((lane) => lane?.requestId === requestId)) return true
    const ends = operation === 'CompleteMultipartUpload' || operation === 'AbortMultipartUpload'
    if (!ends || upload.is !== 'running') return false
    return uploadId === undefined ? upload.bucket === bucket && upload.key === key : upload.id === uploadId
  })
}

/** @param {Upload} upload @param {RequestEntry} entry @returns {Upload} */
function afterEnd(upload, { requestId, operation, status, errorCode, fault, partNumber, key }) {
  const isTaken = status > 0 && status < 300
  if (operation === 'CompleteMultipartUpload') return isTaken ? { ...upload, is: 'done', lanes: [] } : upload
  if (operation === 'AbortMultipartUpload') return isTaken ? { ...upload, is: 'aborted', lanes: [] } : upload
  if (upload.way !== 'parts') {
    const why = isTaken ? undefined : (errorCode ?? fault ?? 'connection cut')
    // The lane stays, so that the end shows how much had come.
    const lanes = upload.lanes.map((lane) => lane && (isTaken ? withAllBytes(lane) : lane))
    return { ...upload, lanes, key: key ?? upload.key, is: isTaken ? 'done' : 'failed', errorCode: why }
  }
  const lanes = upload.lanes.map((lane) => (lane?.requestId === requestId ? undefined : lane))
  const part = upload.parts.find((each) => each.partNumber === partNumber)
  // A lost answer is a part that is stored all the same.
  if (!part || isTaken || part.is === 'stored') return { ...upload, lanes }
  return { ...upload, lanes, parts: withPart(upload.parts, { ...part, is: 'failed' }) }
}

/** @param {Upload} upload @param {BegunFacts} request @returns {Upload} */
function enterLane(upload, request) {
  const free = upload.lanes.indexOf(undefined)
  const lanes = [...upload.lanes]
  lanes[free < 0 ? lanes.length : free] = laneOf(request)
  const { partNumber, totalBytes, receivedBytes } = request
  if (partNumber === undefined) return { ...upload, lanes }
  const known = upload.parts.find((part) => part.partNumber === partNumber)
  /** @type {Part} */
  const arriving = {
    partNumber,
    sizeBytes: totalBytes ?? known?.sizeBytes ?? 0,
    receivedBytes,
    is: 'arriving',
    tries: (known?.tries ?? 0) + 1,
  }
  return { ...upload, lanes, parts: withPart(upload.parts, arriving) }
}

/** @param {BegunFacts} request @returns {Lane} */
function laneOf({ requestId, connection, partNumber, receivedBytes, totalBytes }) {
  return { requestId, connection, partNumber, receivedBytes, totalBytes }
}

/** @param {Lane} lane @returns {Lane} */
function withAllBytes(lane) {
  return { ...lane, receivedBytes: lane.totalBytes ?? lane.receivedBytes }
}

/** @param {Part} part @param {readonly (Lane | undefined)[]} lanes @returns {Part} */
function withBytes(part, lanes) {
  if (part.is !== 'arriving') return part
  const lane = lanes.find((each) => each?.partNumber === part.partNumber)
  return lane ? { ...part, receivedBytes: lane.receivedBytes } : part
}

/** Parts come nearly in order, and there may be ten thousand. @param {readonly Part[]} parts @param {Part} part */
function withPart(parts, part) {
  const at = parts.findLastIndex(({ partNumber }) => partNumber <= part.partNumber)
  const isKnown = parts[at]?.partNumber === part.partNumber
  return isKnown ? parts.with(at, part) : parts.toSpliced(at + 1, 0, part)
}

/** @param {Uploads} uploads @param {string | undefined} id @param {(upload: Upload) => Upload} change @returns {Uploads} */
function changed(uploads, id, change) {
  return uploads.map((upload) => (upload.id === id ? change(upload) : upload))
}
