// What an app that never answers leads to.
import type { Clock } from '@vod-upload/core'
import { createCanceller, PlatformError } from '@vod-upload/platform'
import { type CredentialQuestion, createCredentialInbox } from '../src/documented/credential-inbox'

/** Its only sleeper wakes when the test says so. */
function standingClock() {
  const sleepers = new Set<() => void>()
  const clock: Clock = {
    now: () => 0,
    sleep: (_, signal) =>
      new Promise((resolve, reject) => {
        sleepers.add(resolve)
        signal?.onCancel(() => {
          sleepers.delete(resolve)
          reject(new PlatformError('cancelled', 'The wait was cancelled.'))
        })
      }),
  }
  const wake = () => {
    for (const resolve of Array.from(sleepers)) resolve()
  }
  return { clock, sleepers, wake }
}

function setUp(question: CredentialQuestion) {
  const { clock, sleepers, wake } = standingClock()
  const inbox = createCredentialInbox(clock, 1000)
  const canceller = createCanceller()
  const asked = inbox.ask(question, () => undefined, canceller.signal)
  return { inbox, asked, sleepers, wake, cancel: canceller.cancel }
}

const grant = {
  credential: { accessKeyId: 'id', accessKeySecret: 'secret' },
  address: { endpoint: 'https://oss-cn-shanghai.aliyuncs.com', bucket: 'b', object: 'o' },
}

test.each([
  ['onUploadstarted', false, 'credential-unavailable', /setUploadAuthAndAddress/],
  ['onUploadTokenExpired', true, 'credential-expired', /resumeUploadWithAuth/],
] as const)('%s that is never answered ends with the remedy', async (name, renewal, code, remedy) => {
  const { inbox, asked, wake } = setUp({ id: '1', renewal })
  wake()
  const error = await asked.catch((cause) => cause)
  expect(error).toMatchObject({ code, message: expect.stringContaining(name) })
  expect(error.message).toMatch(remedy)
  expect(inbox.answer('1', { kind: 'direct', grant })).toBe(false)
})

test('an answer in time leaves no timer', async () => {
  const { inbox, asked, sleepers } = setUp({ id: '1', renewal: false })
  expect(sleepers.size).toBe(1)
  expect(inbox.answer('1', { kind: 'direct', grant })).toBe(true)
  await expect(asked).resolves.toEqual({ kind: 'direct', grant })
  expect(sleepers.size).toBe(0)
})

test('a stop leaves none either', async () => {
  const { asked, sleepers, cancel } = setUp({ id: '1', renewal: true })
  cancel()
  await expect(asked).rejects.toMatchObject({ code: 'cancelled' })
  expect(sleepers.size).toBe(0)
})
