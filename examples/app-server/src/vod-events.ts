import type { FastifyInstance } from 'fastify'
import { isSignedByVod } from './callback-signature.js'
import type { CallbackKey } from './config.js'
import { Refusal } from './refusal.js'
import type { UploadBook, UploadRecord } from './upload-book.js'

export interface EventDeps {
  readonly callback: CallbackKey
  readonly uploads: UploadBook
  readonly now: () => number
}

/** As much of an event as is of interest here: FileUploadComplete and ImageUploadComplete say what has arrived. */
export interface VodEvent {
  readonly EventType?: string
  readonly Status?: string
  readonly VideoId?: string
  readonly ImageId?: string
  readonly Size?: number
}

export type Verdict = 'as claimed' | 'larger than claimed' | 'not ours' | 'of no interest'

/** Is what has arrived what the user said? */
export function judgeEvent({ EventType, Status, Size }: VodEvent, record: UploadRecord | undefined): Verdict {
  if (!/^(File|Image)UploadComplete$/.test(EventType ?? '') || Status === 'fail') return 'of no interest'
  if (record === undefined) return 'not ours'
  return (Size ?? 0) > record.claimedBytes ? 'larger than claimed' : 'as claimed'
}

/** VOD calls this when a file has arrived; it takes any answer but 200 for a failure, and comes twice more. */
export function receiveEvents(server: FastifyInstance, { callback, uploads, now }: EventDeps): void {
  void server.register(async (scope) => {
    // VOD does not promise a media type.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'string' }, async (_: unknown, body: string) => body)
    scope.post<{ Body: string }>('/vod-events', async (request, reply) => {
      if (!isSignedByVod(callback, request.headers, now())) {
        throw new Refusal(403, 'SignatureWrong', 'This event is not signed with the key of this server.')
      }
      const event = readEvent(request.body)
      const id = event.VideoId ?? event.ImageId ?? ''
      const verdict = judgeEvent(event, await uploads.find(id))
      const heard = { event: event.EventType, id, sizeBytes: event.Size, verdict }
      // Your app: mark the upload as done, or take the video down and its user to task.
      if (verdict === 'larger than claimed') request.log.warn(heard, 'more has arrived than was claimed')
      else request.log.info(heard, 'event of VOD')
      return reply.send({})
    })
  })
}

function readEvent(body: string): VodEvent {
  try {
    const event: unknown = JSON.parse(body)
    if (typeof event === 'object' && event !== null) return event
  } catch {
    // Said below.
  }
  throw new Refusal(400, 'InvalidRequest', 'An event is an object in JSON.')
}
