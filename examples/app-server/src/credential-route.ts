import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Authenticate, User } from './authenticate.js'
import type { DailyQuota } from './daily-quota.js'
import type { Limits } from './limits.js'
import { Refusal } from './refusal.js'
import type { UploadBook } from './upload-book.js'
import { claimSchema, judgeClaim, type UploadClaim, type UploadWish } from './upload-wish.js'
import type { VodAnswer, VodClient } from './vod-client.js'

export interface CredentialDeps {
  readonly authenticate: Authenticate
  /** Counts this request of the user. @throws Refusal `TooManyRequests` */
  readonly countRequest: (request: FastifyRequest) => Promise<void>
  readonly limits: Limits
  readonly quota: DailyQuota
  readonly uploads: UploadBook
  readonly vod: VodClient
}

/** The one endpoint: who asks, may they, for what; then VOD's answer as it is. */
export function answerCredentials(server: FastifyInstance, deps: CredentialDeps): void {
  server.post<{ Body: UploadClaim }>(
    '/upload-credential',
    {
      schema: { body: claimSchema },
      // Before the body is read: strangers are not worth it.
      async onRequest(request) {
        request.user = await deps.authenticate(request)
        await deps.countRequest(request)
      },
    },
    async (request, reply) => {
      const { user } = request
      if (user === undefined) throw new Error('A request came past its authentication.')
      const wish = judgeClaim(request.body, deps.limits)
      const answer = await grant(wish, user, deps)
      const { RequestId, VideoId, ImageId } = answer
      request.log.info(
        { user: user.id, kind: wish.kind, id: VideoId ?? ImageId, vodRequestId: RequestId },
        'credential handed out',
      )
      // What is in it is the user's for its lifetime, and nobody else's: no cache on the way may keep it.
      reply.header('Cache-Control', 'no-store')
      return answer
    },
  )
}

async function grant(
  wish: UploadWish,
  user: User,
  { quota, uploads, vod }: CredentialDeps,
): Promise<VodAnswer> {
  if (wish.kind === 'refresh-video') {
    const record = await uploads.find(wish.videoId)
    // The same words for a video of somebody else and for none, so that nobody learns which there are.
    if (record?.userId !== user.id) {
      throw new Refusal(
        403,
        'VideoNotYours',
        'This video is none that you began to upload; upload the file anew.',
      )
    }
    return vod.ask(wish)
  }
  if (wish.kind === 'create-video' && wish.coverUrl !== undefined) {
    const cover = await uploads.findImage(wish.coverUrl)
    if (cover?.userId !== user.id) {
      throw new Refusal(403, 'CoverNotYours', 'The cover is none that you uploaded; upload it first.')
    }
  }
  const reservation = await quota.take(user.id, wish.fileSize)
  try {
    const answer = await vod.ask(wish)
    await uploads.write({
      id: answer.VideoId ?? answer.ImageId ?? '',
      userId: user.id,
      claimedBytes: wish.fileSize,
      ...(answer.ImageURL !== undefined && { imageUrl: answer.ImageURL }),
    })
    return answer
  } catch (cause) {
    await reservation.giveBack()
    throw cause
  }
}
