import {
  type Credential,
  decodeUploadAddress,
  decodeUploadAuth,
  type Grant,
  isUploadError,
  type RunDeps,
  UploadError,
} from '@vod-upload/core'
import type { CancelSignal } from '@vod-upload/platform'
import type { VodAnswer } from '../vod-api/answers'
import type { CallVod } from '../vod-api/call-vod'
import { createCover, createImage, createVideo, refreshVideo, type VodCall } from '../vod-api/calls'
import { isHostFile, sendCover } from '../vod-api/send-cover'
import type { Overrides } from './added-file'
import { tell } from './tell-info'
import type { UploadInfo } from './upload-info'

/** The file that a grant is wanted for. */
export interface GrantSubject {
  readonly info: UploadInfo
  readonly overrides: Overrides
}

/** Grants that VOD gives for an STS token: the app's server is asked for nothing else. */
export interface VodGrants {
  /**
   * A grant for this file, made or renewed; what VOD says of the file is told to its `uploadInfo`.
   * @param ended the grant that was refused as expired, if there was one
   * @throws UploadError of code `credential-expired` where only another STS token helps
   */
  grantFor(
    subject: GrantSubject,
    token: Credential,
    ended: Grant | undefined,
    signal: CancelSignal,
  ): Promise<Grant>
}

export function createVodGrants(callVod: CallVod, deps: RunDeps): VodGrants {
  const grantOf = (answer: VodAnswer, overrides: Overrides): Grant => ({
    credential: decodeUploadAuth(answer.uploadAuth, deps.serverClock.now()),
    address: { ...decodeUploadAddress(answer.uploadAddress), ...overrides },
  })

  /** The address of the cover that the app gave as a file of the host, once it has been uploaded. */
  const uploadedCover = async (info: UploadInfo, path: string, token: Credential, signal: CancelSignal) => {
    let imageUrl: string | undefined
    const issue = async () => {
      const answer = await callVod(createCover(info, path), token, signal)
      imageUrl = answer.imageUrl
      return grantOf(answer, {})
    }
    await sendCover(path, { issue, renew: issue }, deps, signal)
    return imageUrl
  }

  const coverUrlOf = async (info: UploadInfo, token: Credential, signal: CancelSignal) => {
    const { coverUrl, videoInfo } = info
    if (!coverUrl || videoInfo?.CoverURL) return undefined
    if (!isHostFile(coverUrl)) return coverUrl
    try {
      // Kept, so that another start does not upload it again.
      info.coverUrl = (await uploadedCover(info, coverUrl, token, signal)) ?? coverUrl
    } catch (cause) {
      if (!isUploadError(cause) || cause.code === 'cancelled' || cause.code === 'credential-expired')
        throw cause
      deps.log(`The cover could not be uploaded; the video goes on without it. ${cause.message}`)
    }
    return isHostFile(info.coverUrl ?? '') ? undefined : info.coverUrl
  }

  const callFor = async (
    info: UploadInfo,
    token: Credential,
    ended: Grant | undefined,
    signal: CancelSignal,
  ) => {
    if (info.isImage) {
      if (info.imageId !== undefined) deps.log(IMAGE_ANEW)
      return createImage(info)
    }
    if (info.videoId) return refreshVideo(info.videoId)
    if (ended !== undefined) throw videoUnknown()
    return createVideo(info, await coverUrlOf(info, token, signal))
  }

  return {
    async grantFor({ info, overrides }, token, ended, signal) {
      const call: VodCall = await callFor(info, token, ended, signal)
      const answer = await callVod(call, token, signal)
      const grant = grantOf(answer, overrides)
      tell(info, answer, grant)
      return grant
    },
  }
}

const IMAGE_ANEW =
  'The credential of an image cannot be renewed: CreateUploadImage was called again, and the image gets a new id.'

function videoUnknown(): UploadError {
  return new UploadError(
    'credential-invalid',
    'An STS token renews the credential of a video whose id is known: pass the videoId to setUploadAuthAndAddress.',
  )
}
