import { type Grant, UploadError } from '@vod-upload/core'
import type { CancelSignal } from '@vod-upload/platform'

/**
 * Turns push into pull: the core asks for a credential and waits; the app hands one in when it has it.
 * One question a file can be open at a time.
 */
export interface CredentialInbox {
  /**
   * Opens a question, lets `announce` tell the app, and waits for the answer.
   * @param ended the grant that was refused as expired; absent for a file that has none yet
   */
  ask(id: string, ended: Grant | undefined, announce: () => void, signal: CancelSignal): Promise<Grant>
  /** Answers the open question of this file; false where there is none. */
  answer(id: string, grant: Grant): boolean
  /** Ends the open question of this file: what the app handed in cannot be used. */
  refuse(id: string, error: UploadError): boolean
  /** The files whose credential has ended, oldest question first, each with the grant that ended. */
  renewals(): Array<{ readonly id: string; readonly ended: Grant }>
}

interface Question {
  readonly ended: Grant | undefined
  resolve(grant: Grant): void
  reject(error: UploadError): void
}

export function createCredentialInbox(): CredentialInbox {
  const questions = new Map<string, Question>()

  const close = (id: string): Question | undefined => {
    const question = questions.get(id)
    questions.delete(id)
    return question
  }

  return {
    ask(id, ended, announce, signal) {
      const answered = new Promise<Grant>((resolve, reject) => {
        questions.set(id, { ended, resolve, reject })
      })
      const unsubscribe = signal.onCancel(() => {
        close(id)?.reject(new UploadError('cancelled', 'The upload was stopped.'))
      })
      // The app may answer from inside its callback: the question has to be open before.
      announce()
      return answered.then(
        (grant) => {
          unsubscribe()
          return grant
        },
        (error) => {
          unsubscribe()
          throw error
        },
      )
    },
    answer(id, grant) {
      const question = close(id)
      question?.resolve(grant)
      return question !== undefined
    },
    refuse(id, error) {
      const question = close(id)
      question?.reject(error)
      return question !== undefined
    },
    renewals() {
      const found: Array<{ id: string; ended: Grant }> = []
      questions.forEach(({ ended }, id) => {
        if (ended !== undefined) found.push({ id, ended })
      })
      return found
    },
  }
}
