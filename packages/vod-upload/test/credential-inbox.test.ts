// What an app that never answers leads to.
import type { Clock } from '@vod-upload/core'
import { createCanceller, PlatformError } from '@vod-upload/platform'
import {
  type CredentialQuestion,
  createCredentialInbox,
  type InboxHost,
} from '../src/documented/credential-inbox'

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
    for (const resolve of Array.from(sleepers)) {
      sleepers.delete(resolve)
      resolve()
    }
  }
  return { clock, sleepers, wake }
}

/** A host that says what the test says. */
function toldHost() {
  const listeners = new Set<() => void>()
  let excuse: ReturnType<InboxHost['excuse']>
  const host: InboxHost = {
    excuse: () => excuse,
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
  const become = (next: typeof excuse) => {
    excuse = next
    for (const listener of Array.from(listeners)) listener()
  }
  return { host, listeners, become }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

function setUp(question: CredentialQuestion, before?: ReturnType<InboxHost['excuse']>) {
  const { clock, sleepers, wake } = standingClock()
  const { host, listeners, become } = toldHost()
  become(before)
  const inbox = createCredentialInbox(clock, 1000, host)
  const canceller = createCanceller()
  const asked = inbox.ask(question, () => undefined, canceller.signal)
  return { inbox, asked, sleepers, listeners, become, wake, cancel: canceller.cancel }
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

test.each([
  ['before the question', 'network', []],
  ['after it', undefined, ['network']],
  ['for a moment', undefined, ['network', undefined]],
] as const)(
  'an app whose network went %s has all its time again once it is back',
  async (_, before, news) => {
    const { asked, sleepers, listeners, become, wake } = setUp({ id: '1', renewal: false }, before)
    const outcome = asked.catch((cause) => cause.code)
    for (const said of news) become(said)
    wake()
    await settled()
    expect(sleepers.size).toBe(1)
    become(undefined)
    wake()
    await settled()
    // Where it came back only then, this time counts not either.
    wake()
    await expect(outcome).resolves.toBe('credential-unavailable')
    expect([sleepers.size, listeners.size]).toEqual([0, 0])
  },
)

test('one that is hidden has no more time', async () => {
  const { asked, wake } = setUp({ id: '1', renewal: false }, 'foreground')
  wake()
  await expect(asked).rejects.toMatchObject({ code: 'credential-unavailable' })
})
