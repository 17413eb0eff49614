import { type Clock, type Grant, type RunDeps, UploadError } from '@vod-upload/core'
import { type CancelSignal, createCanceller } from '@vod-upload/platform'
import type { CredentialAnswer } from './credential-answer'

/**
 * Turns push into pull: the core asks for a credential and waits; the app hands one in when it has it.
 * One question a file can be open at a time.
 */
export interface CredentialInbox {
  /** Opens a question, lets `announce` tell the app, and waits for the answer. */
  ask(question: CredentialQuestion, announce: () => void, signal: CancelSignal): Promise<CredentialAnswer>
  /** Answers the open question of this file; false where there is none. */
  answer(id: string, answer: CredentialAnswer): boolean
  /** Ends the open question of this file: what the app handed in cannot be used. */
  refuse(id: string, error: UploadError): boolean
  /** What waits for a new credential, oldest question first. */
  renewals(): CredentialQuestion[]
}

export interface CredentialQuestion {
  /** Of the file. */
  readonly id: string
  /** A credential has ended; otherwise the file has none yet. */
  readonly renewal: boolean
  /** The grant that was refused as expired; absent too where it was the STS token before VOD gave any. */
  readonly ended?: Grant
}

interface OpenQuestion {
  readonly question: CredentialQuestion
  resolve(answer: CredentialAnswer): void
  reject(error: UploadError): void
}

/** What the inbox looks at of the host. */
export type InboxHost = Pick<RunDeps['host'], 'excuse' | 'onChange'>

/** @param timeoutMs what the app may take for one answer, not counting a time in which the network was away */
export function createCredentialInbox(clock: Clock, timeoutMs: number, host: InboxHost): CredentialInbox {
  const questions = new Map<string, OpenQuestion>()

  const close = (id: string): OpenQuestion | undefined => {
    const open = questions.get(id)
    questions.delete(id)
    return open
  }

  return {
    ask(question, announce, signal) {
      const { id } = question
      const answered = new Promise<CredentialAnswer>((resolve, reject) => {
        questions.set(id, { question, resolve, reject })
      })
      const unsubscribe = signal.onCancel(() => {
        close(id)?.reject(new UploadError('cancelled', 'The upload was stopped.'))
      })
      const wait = createCanceller()
      timeIsUp(clock, timeoutMs, host, wait.signal).then(
        () => close(id)?.reject(noAnswer(question)),
        () => undefined,
      )
      const end = () => {
        unsubscribe()
        wait.cancel()
      }
      // The app may answer from inside its callback: the question has to be open before.
      if (!signal.cancelled) announce()
      return answered.then(
        (answer) => {
          end()
          return answer
        },
        (error) => {
          end()
          throw error
        },
      )
    },
    answer(id, answer) {
      const open = close(id)
      open?.resolve(answer)
      return open !== undefined
    },
    refuse(id, error) {
      const open = close(id)
      open?.reject(error)
      return open !== undefined
    },
    renewals: () =>
      Array.from(questions.values(), ({ question }) => question).filter(({ renewal }) => renewal),
  }
}

/**
 * Without a network the app cannot ask its server, so it gets all the time again once there is one.
 * @throws PlatformError `cancelled` as soon as the signal fires
 */
async function timeIsUp(
  clock: Clock,
  timeoutMs: number,
  host: InboxHost,
  signal: CancelSignal,
): Promise<void> {
  const isOffline = () => host.excuse() === 'network'
  let wasOffline = false
  const unsubscribe = host.onChange(() => {
    if (isOffline()) wasOffline = true
  })
  try {
    do {
      wasOffline = isOffline()
      await clock.sleep(timeoutMs, signal)
    } while (wasOffline)
  } finally {
    unsubscribe()
  }
}

function noAnswer({ renewal }: CredentialQuestion): UploadError {
  return renewal
    ? new UploadError(
        'credential-expired',
        'The credential has ended, and onUploadTokenExpired was not answered in time: call resumeUploadWithAuth from it.',
      )
    : new UploadError(
        'credential-unavailable',
        'onUploadstarted was not answered in time: call setUploadAuthAndAddress when your server has answered.',
      )
}
