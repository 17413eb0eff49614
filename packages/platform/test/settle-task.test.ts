import fc from 'fast-check'
import { createCanceller, type HostCall, isPlatformError, PlatformError, settleTask } from '../src'

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

const TIMEOUT_MS = 1000

/** What can happen to a call, in any order and as often as it likes. */
type Happening = 'success' | 'fail' | 'fail-as-result' | 'cancel' | 'timeout'

const happenings: fc.Arbitrary<Happening> = fc.constantFrom(
  'success',
  'fail',
  'fail-as-result',
  'cancel',
  'timeout',
)
/** A timer cannot fire while the host's function runs. */
const happeningsInStart = happenings.filter((happening) => happening !== 'timeout')

const expected: Record<Happening, string> = {
  success: 'resolved answer',
  fail: 'rejected network',
  'fail-as-result': 'resolved 404',
  cancel: 'rejected cancelled',
  timeout: 'rejected timeout',
}

test('whatever a host does, in whatever order, the first thing decides and nothing is left behind', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(happeningsInStart, { maxLength: 3 }),
      fc.array(happenings, { minLength: 1, maxLength: 5 }),
      async (inStart, later) => {
        const world = playCall({ inStart })
        for (const happening of later) world.happen(happening)
        await drain()

        const first = [...inStart, ...later][0] ?? 'success'
        expect(world.settlements).toEqual([expected[first]])
        expect(world.aborts()).toBe(first === 'cancel' || first === 'timeout' ? 1 : 0)
        expect(jest.getTimerCount()).toBe(0)
        expect(world.cancelListeners()).toBe(0)
      },
    ),
    { numRuns: 500 },
  )
})

test('a call that nothing happens to stays open', async () => {
  const world = playCall({ inStart: [] })
  await drain()
  jest.advanceTimersByTime(TIMEOUT_MS - 1)
  await drain()
  expect(world.settlements).toEqual([])
  expect(jest.getTimerCount()).toBe(1)
  world.happen('success')
})

test('a signal that has fired already keeps the host from being called', async () => {
  const canceller = createCanceller()
  canceller.cancel()
  const start = jest.fn()
  await expect(
    settleTask({ ...plainCall, start, signal: canceller.signal, timeoutMs: 1 }),
  ).rejects.toMatchObject({ code: 'cancelled' })
  expect(start).not.toHaveBeenCalled()
  expect(jest.getTimerCount()).toBe(0)
})

test.each<[string, Partial<HostCall<string, string, string>>, string]>([
  [
    'the host throws when it is called',
    {
      start: () => {
        throw new TypeError('no such function')
      },
    },
    'unsupported',
  ],
  [
    'its answer makes no sense',
    {
      toResult: () => {
        throw new PlatformError('network', 'no status')
      },
    },
    'network',
  ],
  [
    'reading its answer breaks',
    {
      toResult: () => {
        throw new TypeError('undefined is not an object')
      },
    },
    'unsupported',
  ],
])('when %s, a PlatformError comes of it', async (_, broken, code) => {
  const error = await settleTask({ ...plainCall, timeoutMs: 1, ...broken }).catch((cause) => cause)
  expect(isPlatformError(error)).toBe(true)
  expect(error.code).toBe(code)
  expect(jest.getTimerCount()).toBe(0)
})

test.each<[unknown, string]>([
  [Object.create(null), 'no reason given.'],
  [{ errMsg: 'request:fail\n  at once' }, 'request:fail at once.'],
  [new Error('It is over!'), 'It is over!'],
  [new Error('https://b.example.com/k?Signature=secret'), 'https://b.example.com/k?….'],
])(
  'whatever a host throws, before and after it has answered, one sentence comes of it: %p',
  async (thrown, said) => {
    const angry = () => {
      throw thrown
    }
    const plainFailure = { ...plainCall, start: failing }
    for (const call of [
      { ...plainCall, start: angry },
      { ...plainCall, toResult: angry },
      { ...plainFailure, toFailure: angry },
    ]) {
      await expect(settleTask(call)).rejects.toMatchObject({
        code: 'unsupported',
        message: `The host refused the call: ${said} Update the app that runs this one.`,
      })
    }
  },
)

test('a host without tasks, and one whose abort throws, are cancelled all the same', async () => {
  const angryTask = {
    abort() {
      throw new Error('already over')
    },
  }
  for (const task of [undefined, {}, angryTask]) {
    const canceller = createCanceller()
    const answer = settleTask({ ...plainCall, start: () => task, signal: canceller.signal })
    canceller.cancel()
    await expect(answer).rejects.toMatchObject({ code: 'cancelled' })
  }
})

test('an endless timeout is not taken for none at all', async () => {
  const world = playCall({ inStart: [], timeoutMs: Number.POSITIVE_INFINITY })
  jest.advanceTimersByTime(1_000_000)
  await drain()
  expect(world.settlements).toEqual([])
  world.happen('success')
})

const plainCall: HostCall<string, string, string> = {
  start({ success }) {
    success('answer')
    return undefined
  },
  toResult: (value) => value,
  toFailure: (reason) => new PlatformError('network', reason),
}

const failing: typeof plainCall.start = ({ fail }) => {
  fail('broken')
  return undefined
}

/** A call whose host does what the test says; `inStart` is done before its function returns. */
function playCall({ inStart, timeoutMs = TIMEOUT_MS }: { inStart: Happening[]; timeoutMs?: number }) {
  const canceller = createCanceller()
  const settlements: string[] = []
  let listeners = 0
  let aborts = 0
  let callbacks: { success(value: string): void; fail(reason: string): void } | undefined
  const happen = (happening: Happening) => {
    if (happening === 'success') callbacks?.success('answer')
    if (happening === 'fail') callbacks?.fail('broken')
    if (happening === 'fail-as-result') callbacks?.fail('404')
    if (happening === 'cancel') canceller.cancel()
    if (happening === 'timeout') jest.advanceTimersByTime(TIMEOUT_MS)
  }
  settleTask<string, string, string>({
    start(given) {
      callbacks = given
      for (const happening of inStart) happen(happening)
      return { abort: () => (aborts += 1) }
    },
    toResult: (value) => value,
    toFailure: (reason) => (reason === '404' ? { result: '404' } : new PlatformError('network', reason)),
    timeoutMs,
    signal: {
      get cancelled() {
        return canceller.signal.cancelled
      },
      onCancel(listener) {
        listeners += 1
        const unsubscribe = canceller.signal.onCancel(listener)
        return () => {
          listeners -= 1
          unsubscribe()
        }
      },
    },
  }).then(
    (value) => settlements.push(`resolved ${value}`),
    (error: PlatformError) => settlements.push(`rejected ${error.code}`),
  )
  return { happen, settlements, aborts: () => aborts, cancelListeners: () => listeners }
}

/** Lets every promise that can settle do so. */
async function drain() {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
}
