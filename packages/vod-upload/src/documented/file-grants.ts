import { type Credential, type Grant, type GrantSource, isUploadError, UploadError } from '@vod-upload/core'
import type { CancelSignal } from '@vod-upload/platform'
import type { Caller } from './callbacks'
import type { CredentialAnswer } from './credential-answer'
import type { CredentialInbox } from './credential-inbox'
import type { GrantSubject, VodGrants } from './vod-grants'

export interface FileGrantsDeps {
  readonly caller: Caller
  readonly inbox: CredentialInbox
  readonly vod: VodGrants
}

/**
 * Grants of one file: the app is asked, and where it answers with an STS token, VOD is asked with that, as often as the
 * token lasts. Only when it ends is the app asked again.
 * @param inspected resolves when the app may be told of the file
 */
export function createFileGrants(
  subject: GrantSubject,
  inspected: Promise<void>,
  { caller, inbox, vod }: FileGrantsDeps,
): GrantSource {
  const { info } = subject
  let token: Credential | undefined
  let withoutVod = false

  const askFirst = (signal: CancelSignal) => {
    const announce = () => {
      caller.call('onUploadstarted', info)
      caller.call('onUploadStarted', info)
    }
    return inbox.ask({ id: info.ri, renewal: false }, announce, signal)
  }
  const askAgain = (ended: Grant | undefined, signal: CancelSignal) => {
    const announce = () => caller.call('onUploadTokenExpired', info)
    return inbox.ask({ id: info.ri, renewal: true, ended }, announce, signal)
  }

  const settle = (
    answer: CredentialAnswer,
    ended: Grant | undefined,
    signal: CancelSignal,
  ): Grant | Promise<Grant> => {
    if (answer.kind === 'token') {
      if (withoutVod && ended !== undefined) return { ...ended, credential: answer.token }
      return askVod(answer.token, ended, signal)
    }
    token = undefined
    if (answer.kind === 'direct') withoutVod = true
    return answer.grant
  }

  const askVod = async (
    given: Credential,
    ended: Grant | undefined,
    signal: CancelSignal,
  ): Promise<Grant> => {
    let asked = false
    for (let current = given; ; ) {
      token = current
      try {
        return await vod.grantFor(subject, current, ended, signal)
      } catch (cause) {
        const tokenEnded = isUploadError(cause) && cause.code === 'credential-expired'
        if (!tokenEnded || asked || !caller.has('onUploadTokenExpired')) throw cause
      }
      asked = true
      const answer = await askAgain(ended, signal)
      if (answer.kind !== 'token') return settle(answer, ended, signal)
      current = answer.token
    }
  }

  return {
    // The id of an image leads nowhere: its credential cannot be renewed.
    memo: () => (info.isImage ? undefined : info.videoId),
    recall(earlier) {
      if (!info.isImage) info.videoId = earlier?.memo
    },
    async issue(signal) {
      await inspected
      withoutVod = false
      if (!caller.has('onUploadstarted') && !caller.has('onUploadStarted')) throw nobodyAnswers()
      return settle(await askFirst(signal), undefined, signal)
    },
    async renew(ended, signal) {
      if (token !== undefined) return askVod(token, ended, signal)
      if (!caller.has('onUploadTokenExpired')) throw nobodyRenews()
      return settle(await askAgain(ended, signal), ended, signal)
    },
  }
}

function nobodyAnswers(): UploadError {
  return new UploadError(
    'credential-unavailable',
    'There is no onUploadstarted callback that could supply a credential: pass one to the constructor.',
  )
}

function nobodyRenews(): UploadError {
  return new UploadError(
    'credential-expired',
    'The credential has ended, and there is no onUploadTokenExpired callback that could renew it.',
  )
}
