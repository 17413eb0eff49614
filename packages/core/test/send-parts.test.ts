// The first part on a host of which nobody knows whether it can send one whole.
import { createCanceller, type FileHandle, type HttpResponse } from '@vod-upload/platform'
import { deviceClock } from '../src/clock'
import { UploadError } from '../src/errors/upload-error'
import type { MultipartSession } from '../src/file/session'
import { createHashing } from '../src/integrity/hashing'
import { createBudget } from '../src/lanes/budget'
import type { CallOss } from '../src/line/call-oss'
import { noJournal } from '../src/resume/journal'
import { sendMissingParts } from '../src/transfer/send-parts'

const PART_BYTES = 100 * 1024

/** An OSS whose headers the host hides; `list` is what it says of its parts. */
function send(list: () => Partial<HttpResponse>) {
  const session: MultipartSession = {
    uploadId: 'U',
    bucket: 'b',
    object: 'o',
    sizeBytes: 2 * PART_BYTES,
    partSizeBytes: PART_BYTES,
    sent: new Map(),
  }
  const calls: string[] = []
  const callOss: CallOss = async ({ method, query }, read) => {
    calls.push(method === 'PUT' ? `part ${query.partNumber}` : 'list')
    const answer = method === 'PUT' ? {} : list()
    return read({ status: 200, text: '', headers: {}, ...answer })
  }
  const handle: FileHandle = {
    size: session.sizeBytes,
    read: async (start, end) => new ArrayBuffer(end - start),
    close: async () => undefined,
  }
  const job = {
    handle,
    partsAtOnce: 2,
    memory: createBudget(() => Infinity),
    unproven: true,
    onProgress: () => undefined,
    journal: noJournal,
    signal: createCanceller().signal,
    patience: <T>(work: Promise<T>) => work,
    hashing: createHashing(deviceClock),
  }
  const code = sendMissingParts(session, job, callOss).then(
    () => 'sent',
    (error) => error.code,
  )
  return { session, calls, code }
}

const listed = (sizeBytes: number) => ({
  text: `<ListPartsResult><Part><PartNumber>1</PartNumber><ETag>"1"</ETag><Size>${sizeBytes}</Size></Part></ListPartsResult>`,
})

test('it goes alone, and the others when it has arrived whole', async () => {
  const { session, calls, code } = send(() => listed(PART_BYTES))
  expect(await code).toBe('sent')
  expect(calls).toEqual(['part 1', 'list', 'part 2'])
  expect(session.sent.size).toBe(2)
})

test('spoilt on the way, it is no part, and nothing follows it', async () => {
  const { session, calls, code } = send(() => listed(2))
  expect(await code).toBe('integrity')
  expect(calls).toEqual(['part 1', 'list'])
  expect(session.sent.size).toBe(0)
})

test('where nobody could look at it, it proves nothing', async () => {
  const { session, code } = send(() => {
    throw new UploadError('network', 'The line broke.')
  })
  expect(await code).toBe('network')
  expect(session.sent.size).toBe(0)
})
