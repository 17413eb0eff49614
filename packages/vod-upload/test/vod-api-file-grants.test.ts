// Whom a file asks for its grants, and when: the app, or VOD with the app's STS token.
import { type Clock, deviceClock, type Grant, UploadError } from '@vod-upload/core'
import { createCanceller } from '@vod-upload/platform'
import { infoOf } from '../src/documented/added-file'
import { createCaller, type UploadCallbacks } from '../src/documented/callbacks'
import { tokenAnswer } from '../src/documented/credential-answer'
import { createCredentialInbox } from '../src/documented/credential-inbox'
import { createFileGrants } from '../src/documented/file-grants'
import type { VodGrants } from '../src/documented/vod-grants'

const address = { endpoint: 'https://oss-cn-shanghai.aliyuncs.com', bucket: 'b', object: 'o' }
const grantBy = (accessKeyId: string): Grant => ({
  credential: { accessKeyId, accessKeySecret: 's' },
  address,
})
const answerBy = (accessKeyId: string) =>
  tokenAnswer({ accessKeyId, accessKeySecret: 's', securityToken: 't' }, 0)
const tokenEnded = new UploadError('credential-expired', 'No.', { ossCode: 'InvalidSecurityToken.Expired' })

/** @param ended STS tokens that VOD refuses, by their ids */
function open(
  callbacks: (hand: (id: string, by?: Grant) => void) => UploadCallbacks,
  ended: string[] = [],
  inspected: Promise<void> = Promise.resolve(),
  clock: Clock = deviceClock,
) {
  const inbox = createCredentialInbox(deviceClock, 60000, {
    excuse: () => undefined,
    onChange: () => () => undefined,
  })
  const info = infoOf('id', { path: 'a.mp4', name: 'a.mp4' }, undefined, undefined)
  const asked: string[] = []
  const hand = (id: string, grant?: Grant) =>
    void inbox.answer('id', grant === undefined ? answerBy(id) : { kind: 'grant', grant })
  const vod: VodGrants = {
    async grantFor(_, { accessKeyId }, held) {
      asked.push(`${held === undefined ? 'make' : 'renew'} with ${accessKeyId}`)
      if (ended.includes(accessKeyId)) throw tokenEnded
      return grantBy(`VOD for ${accessKeyId}`)
    },
  }
  const caller = createCaller(callbacks(hand), () => undefined)
  const canceller = createCanceller()
  const grants = createFileGrants({ info, overrides: {} }, inspected, { caller, inbox, vod, clock })
  return { grants, asked, inbox, canceller, signal: canceller.signal }
}

test('a token that lives is asked for once', async () => {
  const { grants, asked, signal } = open((hand) => ({
    onUploadstarted: () => hand('first'),
    onUploadTokenExpired: () => hand('second'),
  }))
  const made = await grants.issue(signal)
  await grants.renew(made, signal)
  await grants.renew(made, signal)
  expect(asked).toEqual(['make with first', 'renew with first', 'renew with first'])
})

describe('a host that never answers when the file is looked at', () => {
  const never = new Promise<void>(() => undefined)

  test('is waited for a while, and then the app is asked all the same', async () => {
    const waits: number[] = []
    const clock: Clock = { now: () => 0, sleep: async (delayMs) => void waits.push(delayMs) }
    const { grants, asked, signal } = open(
      (hand) => ({ onUploadstarted: () => hand('first') }),
      [],
      never,
      clock,
    )
    await grants.issue(signal)
    expect(asked).toEqual(['make with first'])
    expect(waits).toEqual([10000])
  })

  test('does not keep a file that is stopped', async () => {
    const { grants, asked, canceller, signal } = open(
      (hand) => ({ onUploadstarted: () => hand('first') }),
      [],
      never,
    )
    const issued = grants.issue(signal)
    canceller.cancel()
    await expect(issued).rejects.toMatchObject({ code: 'cancelled' })
    expect(asked).toEqual([])
  })
})

test('one that has ended is asked for again, and the new one is kept', async () => {
  const ended: string[] = []
  const { grants, asked, signal } = open(
    (hand) => ({ onUploadstarted: () => hand('first'), onUploadTokenExpired: () => hand('second') }),
    ended,
  )
  const made = await grants.issue(signal)
  ended.push('first')
  await grants.renew(made, signal)
  await grants.renew(made, signal)
  expect(asked).toEqual(['make with first', 'renew with first', 'renew with second', 'renew with second'])
})

test('without onUploadTokenExpired, VOD’s refusal is the last word', async () => {
  const { grants, asked, signal } = open((hand) => ({ onUploadstarted: () => hand('first') }), ['first'])
  await expect(grants.issue(signal)).rejects.toBe(tokenEnded)
  expect(asked).toEqual(['make with first'])
})

test('a token that ends right after it was replaced is not asked for a third time', async () => {
  const { grants, asked, signal } = open(
    (hand) => ({ onUploadstarted: () => hand('first'), onUploadTokenExpired: () => hand('second') }),
    ['first', 'second'],
  )
  await expect(grants.issue(signal)).rejects.toBe(tokenEnded)
  expect(asked).toEqual(['make with first', 'make with second'])
})

test('the app may answer with a credential instead, and is asked itself from then on', async () => {
  let renewals = 0
  const { grants, asked, signal } = open(
    (hand) => ({
      onUploadstarted: () => hand('first'),
      onUploadTokenExpired: () => {
        renewals += 1
        hand('', grantBy(`server ${renewals}`))
      },
    }),
    ['first'],
  )
  const made = await grants.issue(signal)
  const renewed = await grants.renew(made, signal)
  expect([made, renewed].map(({ credential }) => credential.accessKeyId)).toEqual(['server 1', 'server 2'])
  expect(asked).toEqual(['make with first'])
})

test('a stop ends the wait, and asks the app for nothing more', async () => {
  const { grants, inbox, canceller, signal } = open(() => ({ onUploadTokenExpired: () => undefined }))
  const waiting = grants.renew(grantBy('old'), signal)
  expect(inbox.renewals()).toMatchObject([{ id: 'id', renewal: true }])
  canceller.cancel()
  await expect(waiting).rejects.toMatchObject({ code: 'cancelled' })
  expect(inbox.renewals()).toEqual([])

  let called = false
  const late = open(() => ({
    onUploadTokenExpired: () => {
      called = true
    },
  }))
  late.canceller.cancel()
  await expect(late.grants.renew(grantBy('old'), late.signal)).rejects.toMatchObject({ code: 'cancelled' })
  expect(called).toBe(false)
})
