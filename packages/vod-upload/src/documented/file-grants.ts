import {
  type Clock,
  type Credential,
  type Grant,
  type GrantSource,
  isUploadError,
  UploadError,
} from '@vod-upload/core'
import { type CancelSignal, createCanceller } from '@vod-upload/platform'
import type { Caller } from './callbacks'
import type { CredentialAnswer } from './credential-answer'
import type { CredentialInbox } from './credential-inbox'
import type { GrantSubject, VodGrants } from './vod-grants'

export interface FileGrantsDeps {
  readonly caller: Caller
  readonly inbox: CredentialInbox
  readonly vod: VodGrants
  readonly clock: Clock
}

/** Hosts have been seen to forget a file call; a file that is not fully known is better than one that waits for ever. */
const INSPECTION_TIMEOUT_MS = 10000

/**
 * Grants of one file: the app is asked, and where it answers with an STS token, VOD is asked with that, as often as the
 * token lasts. Only when it ends is the app asked again.
 * @param inspected resolves when all that can be told of the file is known; it is not waited for without end
 */
export function createFileGrants(
  subject: GrantSubject,
  inspected: Promise<void>,
  { caller, inbox, vod, clock }: FileGrantsDeps,
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
    get mayRecall() {
      return info.videoId === undefined
    },
    recall(earlier) {
      if (!info.isImage) info.videoId = earlier?.memo
    },
    disown() {
      info.videoId = undefined
      token = undefined
    },
    async issue(signal) {
      await waitAWhile(inspected, clock, signal)
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

/** @throws PlatformError `cancelled` as soon as the signal fires */
async function waitAWhile(work: Promise<void>, clock: Clock, signal: CancelSignal): Promise<void> {
  const wait = createCanceller()
  const unsubscribe = signal.onCancel(wait.cancel)
  try {
    await Promise.race([work, clock.sleep(INSPECTION_TIMEOUT_MS, wait.signal)])
  } finally {
    unsubscribe()
    wait.cancel()
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
