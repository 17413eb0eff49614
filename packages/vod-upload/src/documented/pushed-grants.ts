import {
  type Clock,
  type Grant,
  type GrantSource,
  isUploadError,
  type Log,
  type ServerClock,
} from '@vod-upload/core'
import { isHostFile } from '../vod-api/send-cover'
import type { Overrides } from './added-file'
import type { Caller } from './callbacks'
import {
  type CredentialAnswer,
  directAnswer,
  grantAnswer,
  renewedAnswer,
  renewedTokenAnswer,
  type StsArguments,
  tokenAnswer,
} from './credential-answer'
import { createCredentialInbox, type InboxHost } from './credential-inbox'
import { createFileGrants } from './file-grants'
import { tellAddress } from './tell-info'
import type { UploadInfo } from './upload-info'
import type { UploadEntry } from './upload-list'
import type { VodGrants } from './vod-grants'

export interface PushedGrantsDeps {
  readonly caller: Caller
  readonly vod: VodGrants
  readonly clock: Clock
  readonly serverClock: ServerClock
  readonly host: InboxHost
  /** Milliseconds that one answer of the app may take. */
  readonly authTimeoutMs: number
  readonly log: Log
}

/**
 * Grants that the app pushes in, in answer to `onUploadstarted` and `onUploadTokenExpired`.
 * Each `hand...` is false where what it got is unusable, which fails the file, or nobody waits for it.
 */
export interface PushedGrants {
  /** @param inspected resolves when the app may be told of the file */
  grantsFor(info: UploadInfo, inspected: Promise<void>, overrides: Overrides): GrantSource
  /** Hands an UploadAuth and UploadAddress to the file. */
  hand(entry: UploadEntry, uploadAuth: unknown, uploadAddress: unknown): boolean
  /** Hands an STS token to the file, to ask VOD with. */
  handToken(entry: UploadEntry, token: StsArguments): boolean
  /** Hands an STS token to the file, to upload with, past VOD. */
  handDirect(entry: UploadEntry, token: StsArguments): boolean
  /** Hands a new UploadAuth to the file whose credential ended first. */
  handRenewal(uploadAuth: unknown): boolean
  /** Hands a new STS token to it, to ask VOD with. */
  handTokenRenewal(token: StsArguments): boolean
  /** Hands a new STS token to it, to upload with. */
  handDirectRenewal(token: StsArguments): boolean
}

export function createPushedGrants(deps: PushedGrantsDeps): PushedGrants {
  const inbox = createCredentialInbox(deps.clock, deps.authTimeoutMs, deps.host)
  const now = deps.serverClock.now
  const warnOfCover = createCoverWarning(deps.log)

  /** What cannot be read ends the wait with the reason, instead of letting the file wait for ever. */
  const answer = (id: string, read: () => CredentialAnswer): CredentialAnswer | undefined => {
    try {
      const given = read()
      return inbox.answer(id, given) ? given : undefined
    } catch (cause) {
      if (!isUploadError(cause)) throw cause
      inbox.refuse(id, cause)
      return undefined
    }
  }
  const answerFor = ({ info }: UploadEntry, read: () => CredentialAnswer): boolean => {
    const given = answer(info.ri, read)
    if (given === undefined) return false
    if (given.kind !== 'token') tellAddress(info, given.grant)
    return true
  }
  const answerOldest = (read: (ended: Grant | undefined) => CredentialAnswer): boolean => {
    const [oldest] = inbox.renewals()
    return oldest !== undefined && answer(oldest.id, () => read(oldest.ended)) !== undefined
  }

  return {
    grantsFor: (info, inspected, overrides) =>
      createFileGrants({ info, overrides }, inspected, { ...deps, inbox }),
    hand(entry, uploadAuth, uploadAddress) {
      const taken = answerFor(entry, () => grantAnswer(uploadAuth, uploadAddress, entry.overrides, now()))
      if (taken) warnOfCover(entry.info)
      return taken
    },
    handToken: (entry, token) => answerFor(entry, () => tokenAnswer(token, now())),
    handDirect: (entry, token) => answerFor(entry, () => directAnswer(token, entry.overrides, now())),
    handRenewal: (uploadAuth) => answerOldest((ended) => renewedAnswer(uploadAuth, ended, now())),
    handTokenRenewal: (token) => answerOldest(() => tokenAnswer(token, now())),
    handDirectRenewal: (token) => answerOldest((ended) => renewedTokenAnswer(token, ended, now())),
  }
}

/** Where the app's server creates the video, the cover is the app's to upload; said once. */
function createCoverWarning(log: Log): (info: UploadInfo) => void {
  let said = false
  return ({ coverUrl, isImage, videoInfo }) => {
    if (said || isImage || !coverUrl || !isHostFile(coverUrl) || videoInfo?.CoverURL) return
    said = true
    log(
      'coverUrl is a file of the phone, which is uploaded by itself in STS mode only: upload it as an image, and have ' +
        'your server give its URL to CreateUploadVideo as CoverURL.',
    )
  }
}
