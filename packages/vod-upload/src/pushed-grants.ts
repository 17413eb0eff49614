import {
  decodeUploadAddress,
  decodeUploadAuth,
  type Grant,
  type GrantSource,
  isUploadError,
  UploadError,
} from '@vod-upload/core'
import type { Caller } from './callbacks'
import { createCredentialInbox } from './credential-inbox'
import type { UploadInfo } from './upload-info'
import type { UploadEntry } from './upload-list'

/** Grants that the app pushes in, in answer to `onUploadstarted` and `onUploadTokenExpired`. */
export interface PushedGrants {
  /** @param inspected resolves when the app may be told of the file */
  grantsFor(info: UploadInfo, inspected: Promise<void>): GrantSource
  /** Hands an UploadAuth and UploadAddress to the file; false where they are unusable, or nobody waits. */
  hand(entry: UploadEntry, uploadAuth: string, uploadAddress: string): boolean
  /** Hands a new UploadAuth to the file whose credential ended first; false as above. */
  handRenewal(uploadAuth: string): boolean
}

export function createPushedGrants(caller: Caller, now: () => number): PushedGrants {
  const inbox = createCredentialInbox()

  /** What cannot be read ends the wait with the reason, instead of letting the file wait for ever. */
  const answer = (id: string, read: () => Grant): Grant | undefined => {
    try {
      const grant = read()
      return inbox.answer(id, grant) ? grant : undefined
    } catch (cause) {
      if (!isUploadError(cause)) throw cause
      inbox.refuse(id, cause)
      return undefined
    }
  }

  return {
    grantsFor: (info, inspected) => ({
      async issue(signal) {
        await inspected
        const announce = () => {
          caller.call('onUploadstarted', info)
          caller.call('onUploadStarted', info)
        }
        return inbox.ask(info.ri, undefined, announce, signal)
      },
      renew(ended, signal) {
        if (!caller.has('onUploadTokenExpired')) return Promise.reject(nobodyRenews())
        return inbox.ask(info.ri, ended, () => caller.call('onUploadTokenExpired', info), signal)
      },
    }),
    hand({ info, overrides }, uploadAuth, uploadAddress) {
      const grant = answer(info.ri, () => ({
        credential: decodeUploadAuth(uploadAuth, now()),
        address: { ...decodeUploadAddress(uploadAddress), ...overrides },
      }))
      if (grant === undefined) return false
      const { endpoint, bucket, object } = grant.address
      Object.assign(info, { endpoint, bucket, object, region: grant.credential.region })
      return true
    },
    handRenewal(uploadAuth) {
      const [oldest] = inbox.renewals()
      if (oldest === undefined) return false
      const credential = () => decodeUploadAuth(uploadAuth, now())
      return answer(oldest.id, () => ({ ...oldest.ended, credential: credential() })) !== undefined
    },
  }
}

function nobodyRenews(): UploadError {
  return new UploadError(
    'credential-expired',
    'The credential has ended, and there is no onUploadTokenExpired callback that could renew it.',
  )
}
