import { createCanceller } from '@vod-upload/platform'
import { type Clock, createServerClock } from '../src/clock'
import { createCycler } from '../src/credential/cycler'
import type { Grant, GrantSource } from '../src/credential/grant'
import { defaultOptions } from '../src/options'
import type { Credential } from '../src/oss/credential'

/** A promise that the test settles. */
function deferred<T>() {
  let resolve: (value: T) => void = () => undefined
  let reject: (cause: unknown) => void = () => undefined
  const promise = new Promise<T>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}

const MINUTE_MS = 60000
const STARTED_AT = Date.UTC(2026, 0, 1)

/** A cycler whose source the test answers, at a time that the test sets. */
function openCycler(renewsAhead?: boolean) {
  let nowMs = STARTED_AT
  const clock: Clock = { now: () => nowMs, sleep: () => Promise.resolve() }
  const serverClock = createServerClock(clock)
  const asked: Array<{ kind: string } & ReturnType<typeof deferred<Grant>>> = []
  const ask = (kind: string) => {
    const question = { kind, ...deferred<Grant>() }
    asked.push(question)
    return question.promise
  }
  const source: GrantSource = {
    issue: () => ask('issue'),
    renew: ({ credential }) => ask(`renew ${credential.accessKeyId}`),
    renewsAhead,
  }
  const remembered: string[] = []
  const canceller = createCanceller()
  const cycler = createCycler(
    source,
    { clock, serverClock, options: defaultOptions },
    canceller.signal,
    ({ credential }) => remembered.push(credential.accessKeyId),
  )
  return {
    cycler,
    canceller,
    serverClock,
    remembered,
    asked,
    kinds: () => asked.map(({ kind }) => kind),
    pass(ms: number) {
      nowMs += ms
    },
  }
}

function grant(name: string, more: Partial<Credential> = {}): Grant {
  return {
    credential: { accessKeyId: name, accessKeySecret: 's', ...more },
    address: { endpoint: 'https://e', bucket: 'b', object: 'o' },
  }
}

const nameOf = async (got: Promise<Grant>) => (await got).credential.accessKeyId
const namesOf = (got: Array<Promise<Grant>>) => Promise.all(got.map(nameOf))

test('three parts that find the credential expired cause one renewal', async () => {
  const { cycler, asked, kinds, remembered } = openCycler()
  const first = cycler.current()
  asked[0].resolve(grant('one'))
  const old = await first
  const renewals = [cycler.renew(old), cycler.renew(old), cycler.renew(old)]
  expect(kinds()).toEqual(['issue', 'renew one'])
  asked[1].resolve(grant('two'))
  expect(await namesOf(renewals)).toEqual(['two', 'two', 'two'])
  expect(await nameOf(cycler.renew(old))).toBe('two')
  expect(asked).toHaveLength(2)
  expect(remembered).toEqual(['one', 'two'])
})

test.each(['issue', 'renew'])(
  'a grant without encryption is not taken, of %s, and the next one is',
  async (kind) => {
    const { cycler, asked, remembered } = openCycler()
    const unsafe = grant('unsafe')
    Object.assign(unsafe.address, { endpoint: 'http://e' })
    const first = cycler.current()
    asked[0].resolve(kind === 'issue' ? unsafe : grant('one'))
    const ask = async () => (kind === 'issue' ? first : cycler.renew(await first))
    const asking = expect(ask()).rejects.toMatchObject({ code: 'option-invalid' })
    if (kind === 'renew') {
      await first
      await Promise.resolve()
      asked[1].resolve(unsafe)
    }
    await asking
    expect(remembered).not.toContain('unsafe')
    const next = kind === 'issue' ? cycler.current() : cycler.renew(await first)
    asked[asked.length - 1].resolve(grant('next'))
    expect(await nameOf(next)).toBe('next')
  },
)

test('a failed request is not remembered', async () => {
  const { cycler, asked } = openCycler()
  const first = cycler.current()
  asked[0].reject(new Error('server down'))
  await expect(first).rejects.toThrow('server down')
  const second = cycler.current()
  asked[1].resolve(grant('one'))
  expect(await nameOf(second)).toBe('one')
})

test('a source that does not want it is never asked ahead', async () => {
  const { cycler, asked, pass } = openCycler()
  const first = cycler.current()
  asked[0].resolve(grant('one', { lifetimeMs: 50 * MINUTE_MS }))
  await first
  pass(55 * MINUTE_MS)
  expect(await nameOf(cycler.current())).toBe('one')
  expect(asked).toHaveLength(1)
})

describe('ahead of the end', () => {
  const hold = async (given: Grant) => {
    const opened = openCycler(true)
    const first = opened.cycler.current()
    opened.asked[0].resolve(given)
    await first
    return opened
  }
  const fifty = { lifetimeMs: 50 * MINUTE_MS }

  test('ageing: it is asked for once, in the background, and used as soon as it is there', async () => {
    const { cycler, asked, kinds, pass } = await hold(grant('one', fifty))
    pass(44 * MINUTE_MS)
    expect(await nameOf(cycler.current())).toBe('one')
    expect(kinds()).toEqual(['issue'])
    pass(2 * MINUTE_MS)
    expect(await namesOf([cycler.current(), cycler.current(), cycler.current()])).toEqual([
      'one',
      'one',
      'one',
    ])
    expect(kinds()).toEqual(['issue', 'renew one'])
    asked[1].resolve(grant('two', fifty))
    await asked[1].promise
    expect(await nameOf(cycler.current())).toBe('two')
    expect(kinds()).toEqual(['issue', 'renew one'])
  })

  test('ended: everyone waits for the one answer', async () => {
    const { cycler, asked, kinds, pass } = await hold(grant('one', fifty))
    pass(50 * MINUTE_MS)
    const waiting = [cycler.current(), cycler.current()]
    expect(kinds()).toEqual(['issue', 'renew one'])
    asked[1].resolve(grant('two', fifty))
    expect(await namesOf(waiting)).toEqual(['two', 'two'])
    expect(await nameOf(cycler.current())).toBe('two')
    expect(asked).toHaveLength(2)
  })

  test.each([
    ['ageing', 46],
    ['ended', 51],
  ])(
    '%s: where it fails, the held one is used on, and nobody is asked again before OSS refuses it',
    async (_, minutes) => {
      const { cycler, asked, kinds, pass } = await hold(grant('one', fifty))
      pass(minutes * MINUTE_MS)
      const got = cycler.current()
      asked[1].reject(new Error('server down'))
      expect(await nameOf(got)).toBe('one')
      pass(10 * MINUTE_MS)
      expect(await nameOf(cycler.current())).toBe('one')
      expect(kinds()).toEqual(['issue', 'renew one'])
      const renewed = cycler.renew(await cycler.current())
      expect(kinds()).toEqual(['issue', 'renew one', 'renew one'])
      asked[2].resolve(grant('two', fifty))
      expect(await nameOf(renewed)).toBe('two')
    },
  )

  test('refused while it is being renewed ahead: the same answer serves, and everyone waits for it', async () => {
    const { cycler, asked, pass } = await hold(grant('one', fifty))
    pass(46 * MINUTE_MS)
    const renewed = cycler.renew(await cycler.current())
    const next = cycler.current()
    asked[1].resolve(grant('two', fifty))
    expect(await namesOf([renewed, next])).toEqual(['two', 'two'])
    expect(asked).toHaveLength(2)
  })

  test('a wrong clock that is corrected meanwhile makes no credential older', async () => {
    const expiresAt = STARTED_AT + 50 * MINUTE_MS
    const { cycler, asked, pass, serverClock } = await hold(grant('one', { expiresAt }))
    serverClock.correct(STARTED_AT + 40 * MINUTE_MS)
    expect(await nameOf(cycler.current())).toBe('one')
    expect(asked).toHaveLength(1)
    pass(9 * MINUTE_MS)
    await cycler.current()
    expect(asked).toHaveLength(2)
  })

  test('the run has ended: what is asked ahead is given up, and nothing is left unhandled', async () => {
    const { cycler, asked, pass } = await hold(grant('one', fifty))
    pass(46 * MINUTE_MS)
    await cycler.current()
    cycler.end()
    asked[1].reject(new Error('cancelled'))
    await expect(asked[1].promise).rejects.toThrow('cancelled')
  })

  test('a stop while everyone waits ends the wait', async () => {
    const { cycler, canceller, asked, pass } = await hold(grant('one', fifty))
    pass(50 * MINUTE_MS)
    const waiting = cycler.current()
    canceller.cancel()
    asked[1].reject(new Error('stopped'))
    await expect(waiting).rejects.toThrow('stopped')
  })
})
