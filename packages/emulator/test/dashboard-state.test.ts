import { emptyState, type PageEvent, progressOf, reduce, type State } from '../page/state.mjs'
import { durationText, sizeText, splitKey } from '../page/words.mjs'
import type { BegunFacts } from '../src/dashboard/facts'
import type { RequestEntry } from '../src/request-log'

const file = { bucket: 'b', key: 'sv/film.mp4' }
const after = (...events: PageEvent[]): State => events.reduce(reduce, emptyState)

const opened: PageEvent = {
  kind: 'upload-opened',
  upload: { uploadId: 'U', ...file, initiatedAt: 1, parts: [] },
}
const began = (
  requestId: string,
  partNumber: number | undefined,
  more: Partial<BegunFacts> = {},
): PageEvent => ({
  kind: 'request-begun',
  request: {
    requestId,
    at: 1,
    operation: 'UploadPart',
    ...file,
    partNumber,
    uploadId: 'U',
    connection: 7,
    totalBytes: 100,
    receivedBytes: 0,
    ...more,
  },
})
const moved = (requestId: string, receivedBytes: number): PageEvent => ({
  kind: 'progress',
  received: [[requestId, receivedBytes]],
})
const stored = (partNumber: number): PageEvent => ({
  kind: 'part-stored',
  uploadId: 'U',
  part: { partNumber, sizeBytes: 100 },
})
const ended = (requestId: string, more: Partial<RequestEntry> = {}): PageEvent => ({
  kind: 'request-ended',
  entry: {
    at: 2,
    requestId,
    method: 'PUT',
    host: 'h',
    path: '/',
    operation: 'UploadPart',
    ...file,
    uploadId: 'U',
    status: 200,
    ...more,
  },
})
const upload = (state: State) => state.uploads[0]
const lanesOf = (state: State) => upload(state)?.lanes.map((lane) => lane?.partNumber ?? 'rests')
const partsOf = (state: State) =>
  upload(state)?.parts.map(({ partNumber, is, tries }) => `${partNumber} ${is} ${tries}`)

test.each<[string, PageEvent[], (number | 'rests')[], string[]]>([
  [
    'two parts at once take two lanes',
    [began('r1', 1), began('r2', 2)],
    [1, 2],
    ['1 arriving 1', '2 arriving 1'],
  ],
  [
    'a part that is stored frees its lane',
    [began('r1', 1), began('r2', 2), stored(1), ended('r1', { partNumber: 1 })],
    ['rests', 2],
    ['1 stored 1', '2 arriving 1'],
  ],
  [
    'the next part takes the first lane that rests',
    [began('r1', 1), began('r2', 2), stored(1), ended('r1', { partNumber: 1 }), began('r3', 3)],
    [3, 2],
    ['1 stored 1', '2 arriving 1', '3 arriving 1'],
  ],
  [
    'a part that is refused has failed',
    [began('r1', 1), ended('r1', { partNumber: 1, status: 503 })],
    ['rests'],
    ['1 failed 1'],
  ],
  [
    'a part that is sent again counts its tries',
    [began('r1', 1), ended('r1', { partNumber: 1, status: 0 }), began('r2', 1)],
    [1],
    ['1 arriving 2'],
  ],
  [
    'a part whose answer is lost is stored all the same',
    [began('r1', 1), stored(1), ended('r1', { partNumber: 1, status: 0 })],
    ['rests'],
    ['1 stored 1'],
  ],
  [
    'parts stand by their numbers',
    [began('r2', 2), began('r1', 1)],
    [2, 1],
    ['1 arriving 1', '2 arriving 1'],
  ],
])('%s', (_, events, lanes, parts) => {
  const state = after(opened, ...events)
  expect(lanesOf(state)).toEqual(lanes)
  expect(partsOf(state)).toEqual(parts)
})

test.each<[string, PageEvent[], string, string | undefined]>([
  ['completed', [ended('c', { operation: 'CompleteMultipartUpload' })], 'done', undefined],
  [
    'not completed where that was refused',
    [ended('c', { operation: 'CompleteMultipartUpload', status: 400 })],
    'running',
    undefined,
  ],
  ['aborted', [ended('c', { operation: 'AbortMultipartUpload', status: 204 })], 'aborted', undefined],
  [
    'running after another upload of the same file was aborted',
    [ended('c', { operation: 'AbortMultipartUpload', uploadId: 'V' })],
    'running',
    undefined,
  ],
])('an upload is %s', (_, events, is, errorCode) => {
  expect(upload(after(opened, ...events))).toMatchObject({ is, errorCode })
})

test.each<[string, Partial<RequestEntry>, string, string | undefined]>([
  ['done', { status: 204, key: 'found.png' }, 'done', undefined],
  ['failed with its code', { status: 403, errorCode: 'AccessDenied' }, 'failed', 'AccessDenied'],
  ['failed with the fault', { status: 0, fault: 'reset' }, 'failed', 'reset'],
  ['failed where the client left', { status: 0 }, 'failed', 'connection cut'],
])('a form is %s', (_, entry, is, errorCode) => {
  const form = began('f', undefined, { operation: 'PostObject', key: undefined, uploadId: undefined })
  const state = after(form, ended('f', { operation: 'PostObject', uploadId: undefined, ...entry }))
  expect(upload(state)).toMatchObject({ way: 'form', is, errorCode, key: entry.key ?? file.key })
})

test('progress is what is stored and what is on its way, of what VOD was told', () => {
  const medium = { mediaId: 'm', kind: 'video', title: 'Film', ...file, sizeBytes: 300 } as const
  const running = after(
    { kind: 'medium-added', medium },
    opened,
    began('r1', 1),
    began('r2', 2),
    stored(1),
    moved('r1', 100),
    moved('r2', 40),
  )
  const [current] = running.uploads
  expect(current && progressOf(current, running)).toEqual({ arrivedBytes: 140, totalBytes: 300 })
  expect(current?.parts[1]?.receivedBytes).toBe(40)
  expect(current && progressOf(current, { media: {} }).totalBytes).toBeUndefined()
})

test.each<[PageEvent, string]>([
  [opened, 'Upload of film.mp4 has begun.'],
  [ended('c', { operation: 'CompleteMultipartUpload' }), 'Upload of film.mp4 is complete.'],
  [
    ended('r', { partNumber: 3, status: 403, errorCode: 'AccessDenied' }),
    'UploadPart of part 3 was refused: AccessDenied.',
  ],
  [ended('r', { partNumber: 3 }), ''],
  [moved('r', 1), ''],
])('of %j a listener hears: %s', (event, announcement) => {
  expect(reduce(after(opened), event).announcement).toBe(announcement)
})

test('a snapshot replaces everything, and says that the emulator is there again', () => {
  const weather = { latencyMs: 0, dropPercent: 5, unavailablePercent: 0, clockSkewMs: 0 }
  const object = { ...file, sizeBytes: 1, contentType: 'video/mp4', type: 'Normal', showAs: 'video' } as const
  const gone = after(opened, { kind: 'disconnected' })
  const state = reduce(gone, {
    kind: 'snapshot',
    region: 'cn-shanghai',
    buckets: ['b'],
    dataFolder: undefined,
    weather,
    objects: [
      { ...object, key: 'old', lastModifiedAt: 1 },
      { ...object, key: 'new', lastModifiedAt: 2 },
    ],
    media: [],
    uploads: [{ uploadId: 'V', ...file, initiatedAt: 1, parts: [{ partNumber: 1, sizeBytes: 9 }] }],
    inFlight: [],
    requests: [],
  })
  expect(state).toMatchObject({ isConnected: true, weather, announcement: 'Connected to the emulator.' })
  expect(state.uploads.map(({ id }) => id)).toEqual(['V'])
  expect(state.objects.map(({ key }) => key)).toEqual(['new', 'old'])
  expect(gone).toMatchObject({ isConnected: false })
})

test('an object that is stored again stands first, once; one that is deleted is gone', () => {
  const object = {
    ...file,
    sizeBytes: 1,
    contentType: 'video/mp4',
    type: 'Normal',
    lastModifiedAt: 1,
    showAs: 'video',
  } as const
  const state = after(
    { kind: 'object-stored', object },
    { kind: 'object-stored', object: { ...object, key: 'other' } },
    { kind: 'object-stored', object },
  )
  expect(state.objects.map(({ key }) => key)).toEqual([file.key, 'other'])
  expect(reduce(state, { kind: 'object-deleted', ...file }).objects.map(({ key }) => key)).toEqual(['other'])
})

test('of ended uploads the latest twenty stay, and every running one', () => {
  const whole = (id: number): PageEvent[] => [
    began(`p${id}`, undefined, { operation: 'PutObject', uploadId: undefined }),
    ended(`p${id}`, { operation: 'PutObject', uploadId: undefined }),
  ]
  const state = after(opened, ...Array.from({ length: 40 }, (_, id) => whole(id)).flat())
  expect(state.uploads.length).toBeLessThanOrEqual(22)
  expect(state.uploads.at(-1)?.id).toBe('U')
})

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1024, '1.0 KB'],
  [1_048_575, '1.0 MB'],
  [12_582_912, '12.0 MB'],
  [5 * 1024 ** 4, '5.0 TB'],
])('%d bytes are %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text)
})

test.each([
  [3, '3 ms'],
  [1500, '1.5 s'],
  [120_000, '2 min'],
])('%d ms are %s', (durationMs, text) => {
  expect(durationText(durationMs)).toBe(text)
})

test('a key is split at its last slash', () => {
  expect([splitKey('a/b/c.mp4'), splitKey('c.mp4')]).toEqual([
    { folder: 'a/b/', name: 'c.mp4' },
    { folder: '', name: 'c.mp4' },
  ])
})
