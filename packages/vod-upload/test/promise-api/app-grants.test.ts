import { type Clock, createServerClock, UploadError } from '@vod-upload/core'
import { createCanceller, PlatformError } from '@vod-upload/platform'
import type { MediaKind } from '../../src/picked-file/picked-file'
import { type AppGrantsDeps, createAppGrants } from '../../src/promise-api/app-grants'
import type { AuthAnswer } from '../../src/promise-api/auth-answer'
import type { AuthContext, GetAuth } from '../../src/promise-api/get-auth'

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64')
const key = { AccessKeyId: 'STS.k', AccessKeySecret: 's', SecurityToken: 't', Expiration: '3000' }
const answer = (object: string, more: object = {}) => ({
  UploadAuth: base64({ ...key, AccessKeyId: `key of ${object}` }),
  UploadAddress: base64({ Endpoint: 'https://e', Bucket: 'b', FileName: object }),
  ...more,
})

/** Sleeps until the test says so; a cancelled sleep rejects, as the device's does. */
function handClock() {
  const sleeping: Array<{ readonly delayMs: number; wake(): void }> = []
  const clock: Clock = {
    now: () => Date.UTC(2026, 0, 1),
    sleep: (delayMs, signal) =>
      new Promise((resolve, reject) => {
        const sleep = { delayMs, wake: resolve }
        sleeping.push(sleep)
        signal?.onCancel(() => {
          sleeping.splice(sleeping.indexOf(sleep), 1)
          reject(new PlatformError('cancelled', 'x'))
        })
      }),
  }
  return { clock, sleeping }
}

/** A host with a network, whose waits are the clock's. */
function onlineHost(clock: Clock): AppGrantsDeps<string>['host'] {
  return {
    clearToAsk: async () => undefined,
    excuse: () => undefined,
    rest: (_, atMostMs, signal) => clock.sleep(atMostMs, signal),
  }
}

function openGrants(
  getAuth: GetAuth<string>,
  kind: MediaKind = 'video',
  more: Partial<AppGrantsDeps<string>> = {},
) {
  const contexts: Array<AuthContext<string>> = []
  const logged: string[] = []
  const { clock, sleeping } = handClock()
  const file = { name: 'a.mp4', path: 'p', size: 3, type: 'video/mp4' }
  const grants = createAppGrants(
    { kind, meta: 'm', file: () => file },
    {
      getAuth(context) {
        contexts.push(context)
        return getAuth(context)
      },
      authTimeoutMs: 30000,
      policy: { retries: 5, delayMs: 1000, growth: 1, maxDelayMs: 1000 },
      clock,
      host: onlineHost(clock),
      serverClock: createServerClock(clock),
      random: () => 0.5,
      log: (sentence) => logged.push(sentence),
      ...more,
    },
  )
  return { grants, contexts, logged, sleeping, file }
}

const { signal } = createCanceller()
const turn = () => new Promise((resolve) => setImmediate(resolve))

test('a video: created once, refreshed from then on, and renewed ahead', async () => {
  const { grants, contexts, file, sleeping } = openGrants(() => answer('o', { VideoId: 'v' }))
  expect(grants.renewsAhead).toBe(false)
  const first = await grants.issue(signal)
  expect(first.address.object).toBe('o')
  expect(grants.ids).toEqual({ videoId: 'v' })
  expect(grants.renewsAhead).toBe(true)
  await grants.renew(first, signal)
  await grants.issue(signal)
  const refresh = { kind: 'refresh-video', videoId: 'v', file, meta: 'm', object: 'o' }
  expect(contexts).toEqual([{ kind: 'create-video', file, meta: 'm' }, refresh, refresh])
  expect(sleeping).toEqual([])
})

test('a refresh that leaves the id out keeps it', async () => {
  let asked = 0
  const { grants } = openGrants(() => answer('o', asked++ === 0 ? { VideoId: 'v' } : {}))
  await grants.renew(await grants.issue(signal), signal)
  expect(grants.ids).toEqual({ videoId: 'v' })
})

test('an image: used on as long as it is good, made anew when it is not, never ahead of the end', async () => {
  let made = 0
  const { grants, contexts } = openGrants(() => answer(`o${++made}`, { ImageId: `i${made}` }), 'image')
  const first = await grants.issue(signal)
  expect(await grants.issue(signal)).toBe(first)
  expect(grants.renewsAhead).toBe(false)
  const second = await grants.renew(first, signal)
  expect(second.address.object).toBe('o2')
  expect(grants.ids).toEqual({ imageId: 'i2' })
  grants.discard()
  expect((await grants.issue(signal)).address.object).toBe('o3')
  expect(contexts.map(({ kind, object }) => [kind, object])).toEqual([
    ['create-image', undefined],
    ['create-image', 'o1'],
    ['create-image', 'o2'],
  ])
})

test('a video without id works, and the app is told once what it loses', async () => {
  const { grants, logged } = openGrants(() => answer('o'))
  await grants.renew(await grants.issue(signal), signal)
  expect(logged).toEqual([expect.stringMatching(/no VideoId/)])
})

describe('getAuth', () => {
  const failures: Array<[string, GetAuth<string>, RegExp]> = [
    [
      'rejects as a host does',
      () => Promise.reject({ errMsg: 'request:fail ' }),
      /getAuth failed: request:fail\. Check/,
    ],
    [
      'rejects with an error',
      () => Promise.reject(new Error('Log in first.')),
      /getAuth failed: Log in first\. Check/,
    ],
    [
      'rejects as Alipay does, with the body of the answer as text',
      () =>
        Promise.reject({
          error: 19,
          errorMessage: 'http status error',
          data: '{"code":"QuotaUsed","message":"No more."}',
        }),
      /getAuth answered with a refusal instead of a credential \(QuotaUsed\): No more\./,
    ],
    [
      'rejects as Alipay does, with no words of a server',
      () => Promise.reject({ error: 19, errorMessage: 'http status error', data: '<html>' }),
      /getAuth failed: http status error\. Check/,
    ],
    ['rejects with text', () => Promise.reject('no'), /getAuth failed: no\. Check/],
    ['rejects with nothing', () => Promise.reject(), /getAuth failed: no reason given\. Check/],
    [
      'throws',
      () => {
        throw new Error('oops')
      },
      /getAuth failed: oops/,
    ],
  ]
  test.each(failures)(
    'that %s is asked three times in all, with pauses between',
    async (_, getAuth, message) => {
      const { grants, contexts, sleeping } = openGrants(getAuth)
      const issued = grants.issue(signal)
      const outcome = expect(issued).rejects.toMatchObject({
        code: 'credential-unavailable',
        message: expect.stringMatching(message),
      })
      for (const asked of [1, 2]) {
        await turn()
        expect(contexts).toHaveLength(asked)
        expect(sleeping.map(({ delayMs }) => delayMs)).toEqual([1000])
        sleeping.pop()?.wake()
      }
      await outcome
      expect(contexts).toHaveLength(3)
      expect(sleeping).toEqual([])
    },
  )

  test('that rejects with an UploadError ends it at once, with that error', async () => {
    const error = new UploadError('credential-unavailable', 'Log in first.')
    const { grants, contexts } = openGrants(() => Promise.reject(error))
    await expect(grants.issue(signal)).rejects.toBe(error)
    expect(contexts).toHaveLength(1)
  })

  test('that answers with a refusal has said no to the record, as one that rejects has', async () => {
    const refusal = { code: 'VideoNotYours', message: 'Upload it anew.' }
    let answers: unknown = { data: refusal, statusCode: 403 }
    const { grants } = openGrants(() => answers as AuthAnswer)
    grants.recall?.({ memo: 'of another user', object: 'o' })
    await expect(grants.issue(signal)).rejects.toMatchObject({ code: 'credential-unavailable' })
    expect(grants.deniesRecord).toBe(true)
    grants.recall?.(undefined)
    answers = answer('o', { VideoId: 'own' })
    await grants.issue(signal)
    expect([grants.deniesRecord, grants.ids]).toEqual([false, { videoId: 'own' }])
  })

  test('is not asked again where the app wants no retries', async () => {
    const policy = { retries: 0, delayMs: 1, growth: 1, maxDelayMs: 1 }
    const { grants, contexts } = openGrants(() => Promise.reject(new Error('x')), 'video', { policy })
    await expect(grants.issue(signal)).rejects.toMatchObject({ code: 'credential-unavailable' })
    expect(contexts).toHaveLength(1)
  })

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['a page', '<html>'],
  ])('that answers %s is not asked again: it would say the same', async (_, rubbish) => {
    const { grants, contexts } = openGrants(() => rubbish as AuthAnswer)
    await expect(grants.issue(signal)).rejects.toMatchObject({ code: 'credential-invalid' })
    expect(contexts).toHaveLength(1)
  })

  test('that does not answer in time is given up; the next question is a new one', async () => {
    let asked = 0
    const { grants, contexts, sleeping } = openGrants(() =>
      asked++ === 0 ? new Promise(() => undefined) : answer('o', { VideoId: 'v' }),
    )
    const issued = grants.issue(signal)
    const outcome = expect(issued).rejects.toMatchObject({
      code: 'credential-unavailable',
      message: expect.stringMatching(/did not answer within 30000 ms/),
    })
    await turn()
    expect(sleeping.map(({ delayMs }) => delayMs)).toEqual([30000])
    sleeping[0].wake()
    await outcome
    await grants.issue(signal)
    expect(contexts).toHaveLength(2)
  })
})

describe('stopped while the app is being asked', () => {
  test.each([
    ['before the answer', false],
    ['after it', true],
  ])('going on %s takes that very answer, so that no second record is made', async (_, answeredMeanwhile) => {
    let resolve: (value: AuthAnswer) => void = () => undefined
    const pending = new Promise<AuthAnswer>((yes) => {
      resolve = yes
    })
    const { grants, contexts, sleeping } = openGrants(() => pending)
    const stop = createCanceller()
    const issued = grants.issue(stop.signal)
    stop.cancel()
    await expect(issued).rejects.toMatchObject({ code: 'cancelled' })
    expect(sleeping).toEqual([])
    if (answeredMeanwhile) resolve(answer('o', { VideoId: 'v' }))
    await turn()
    const again = grants.issue(signal)
    resolve(answer('o', { VideoId: 'v' }))
    expect((await again).address.object).toBe('o')
    expect(contexts).toHaveLength(1)
  })

  // Jest fails a test in which a rejection stays unhandled.
  test('an answer that fails when nobody waits is no unhandled rejection, and it is asked again', async () => {
    let reject: (cause: unknown) => void = () => undefined
    let asked = 0
    const pending = new Promise<AuthAnswer>((_, no) => {
      reject = no
    })
    const { grants, contexts, sleeping } = openGrants(() =>
      asked++ === 0 ? pending : answer('o', { VideoId: 'v' }),
    )
    const stop = createCanceller()
    const issued = grants.issue(stop.signal)
    stop.cancel()
    await expect(issued).rejects.toMatchObject({ code: 'cancelled' })
    reject(new Error('x'))
    await turn()
    const again = grants.issue(signal)
    await turn()
    sleeping.pop()?.wake()
    await again
    expect(contexts).toHaveLength(2)
  })
})

describe('without a network', () => {
  /** One whose network the test takes away; it counts how often it was waited for after a failure. */
  function offlineHost() {
    let offline = true
    let waits = 0
    const host: AppGrantsDeps<string>['host'] = {
      clearToAsk: async () => {
        waits += 1
      },
      excuse: () => (offline ? 'network' : undefined),
      rest: async () => undefined,
    }
    const comeBack = () => {
      offline = false
    }
    return { host, comeBack, waits: () => waits }
  }

  test('getAuth that fails is asked again, however often', async () => {
    const { host, comeBack, waits } = offlineHost()
    let calls = 0
    const { grants } = openGrants(
      async () => {
        calls += 1
        if (calls === 9) comeBack()
        if (calls < 10) throw new Error('request:fail')
        return answer('o', { VideoId: 'v' })
      },
      'video',
      { host },
    )
    expect((await grants.issue(signal)).address.object).toBe('o')
    expect([calls, waits()]).toEqual([10, 9])
  })

  test('what the app says by an UploadError counts as soon as there is one', async () => {
    const { host, comeBack } = offlineHost()
    comeBack()
    const refuse = () => Promise.reject(new UploadError('credential-invalid', 'No.'))
    const { grants, contexts } = openGrants(refuse, 'video', { host })
    await expect(grants.issue(signal)).rejects.toMatchObject({ code: 'credential-invalid' })
    expect(contexts).toHaveLength(1)
  })
})
