import { createCanceller, type HttpResponse, PlatformError } from '@vod-upload/platform'
import { createStallWatch, type StallWatch } from '../src/line/stall-watch'
import { createManualClock, settled } from './manual-clock'

const answer: HttpResponse = { status: 200, headers: {}, text: '' }
const STALL_MS = 20000

/** A request that is answered when the test says so. */
function request(watch: StallWatch, sizeBytes = 100) {
  const canceller = createCanceller()
  const seen: number[] = []
  let tell: (sentBytes: number) => void = () => undefined
  let settle: { resolve(answer: HttpResponse): void; reject(cause: unknown): void } | undefined
  const send: Parameters<StallWatch>[1] = (signal, onProgress) => {
    tell = onProgress
    return new Promise((resolve, reject) => {
      settle = { resolve, reject }
      signal.onCancel(() => reject(new PlatformError('cancelled', 'The call was cancelled.')))
    })
  }
  const onProgress = (sentBytes: number) => seen.push(sentBytes)
  const ended = watch(sizeBytes, send, { signal: canceller.signal, onProgress })
  const end: { code?: string; status?: number } = {}
  ended.then(
    ({ status }) => {
      end.status = status
    },
    ({ code }) => {
      end.code = code
    },
  )
  return {
    end,
    seen,
    cancel: canceller.cancel,
    tell: (bytes: number) => tell(bytes),
    answer: () => settle?.resolve(answer),
  }
}

function setUp() {
  const clock = createManualClock()
  return { clock, watch: createStallWatch(clock, STALL_MS) }
}

test('a request whose bytes stand still is broken off, as a broken line', async () => {
  const { clock, watch } = setUp()
  const { end, tell } = request(watch)
  tell(40)
  await clock.advance(STALL_MS - 1)
  expect(end).toEqual({})
  await clock.advance(STALL_MS / 4 + 1)
  expect(end).toEqual({ code: 'network' })
  expect(clock.sleepers).toBe(0)
})

test('one that moves is left alone, however slowly it does', async () => {
  const { clock, watch } = setUp()
  const { end, seen, tell, answer: respond } = request(watch)
  for (const bytes of [1, 2, 3, 4, 5]) {
    tell(bytes)
    await clock.advance(STALL_MS - 1)
  }
  respond()
  await settled()
  expect(end).toEqual({ status: 200 })
  expect(seen).toEqual([1, 2, 3, 4, 5])
  expect(clock.sleepers).toBe(0)
})

test('the same number of bytes told again is no move', async () => {
  const { clock, watch } = setUp()
  const { end, tell } = request(watch)
  for (let look = 0; look < 6; look += 1) {
    tell(40)
    await clock.advance(STALL_MS / 4)
  }
  expect(end).toEqual({ code: 'network' })
})

test('what is no number is no progress', async () => {
  const { clock, watch } = setUp()
  const { end, seen, tell } = request(watch)
  for (const bytes of [Number.NaN, 40, Number.POSITIVE_INFINITY, -1]) tell(bytes)
  expect(seen).toEqual([40, 0])
  await clock.advance(1.5 * STALL_MS)
  expect(end).toEqual({ code: 'network' })
})

test('waiting for the answer to all bytes is no stall', async () => {
  const { clock, watch } = setUp()
  const { end, tell } = request(watch, 100)
  tell(100)
  await clock.advance(10 * STALL_MS)
  expect(end).toEqual({})
})

test.each([
  ['progress', [1]],
  ['none', []],
])('a request without a body is not watched on a host that tells %s', async (_, bytes) => {
  const { clock, watch } = setUp()
  const other = request(watch)
  bytes.forEach(other.tell)
  other.answer()
  const { end } = request(watch, 0)
  await clock.advance(10 * STALL_MS)
  expect(end).toEqual({})
})

test('the silence of a host that tells no progress says nothing; one that has told some is taken at its word', async () => {
  const { clock, watch } = setUp()
  const first = request(watch)
  await clock.advance(10 * STALL_MS)
  expect(first.end).toEqual({})
  const second = request(watch)
  second.tell(100)
  second.answer()
  const third = request(watch)
  await clock.advance(1.5 * STALL_MS)
  expect(third.end).toEqual({ code: 'network' })
})

test('who cancels hears `cancelled`', async () => {
  const { clock, watch } = setUp()
  const { end, cancel } = request(watch)
  cancel()
  await settled()
  expect(end).toEqual({ code: 'cancelled' })
  expect(clock.sleepers).toBe(0)
})

describe('on a host that tells no progress', () => {
  const LOOK_MS = STALL_MS / 4

  /** One request that is answered after so many looks. */
  async function pass(world: ReturnType<typeof setUp>, looks: number, sizeBytes = 100) {
    const { end, answer: respond } = request(world.watch, sizeBytes)
    await world.clock.advance(looks * LOOK_MS)
    respond()
    await settled()
    expect(end).toEqual({ status: 200 })
  }

  test('a request that takes many times as long as the slowest before it is made anew', async () => {
    const world = setUp()
    await pass(world, 1)
    await pass(world, 0)
    const { end } = request(world.watch)
    await world.clock.advance((4 + 4 * 2) * LOOK_MS)
    expect(end).toEqual({})
    await world.clock.advance(LOOK_MS)
    expect(end).toEqual({ code: 'network' })
  })

  test('the next one gets longer, until one has come through', async () => {
    const world = setUp()
    await pass(world, 0)
    const spans: number[] = []
    for (let turn = 0; turn < 3; turn += 1) {
      const { end } = request(world.watch)
      let looks = 0
      while (end.code === undefined) {
        await world.clock.advance(LOOK_MS)
        looks += 1
      }
      spans.push(looks)
    }
    expect(spans).toEqual([4 + 4 + 1, 4 + 8 + 1, 4 + 16 + 1])
    await pass(world, 0)
    const { end } = request(world.watch)
    await world.clock.advance(9 * LOOK_MS)
    expect(end).toEqual({ code: 'network' })
  })

  test('a larger body than any before it is left to its own timeout', async () => {
    const world = setUp()
    await pass(world, 0, 100)
    const { end } = request(world.watch, 101)
    await world.clock.advance(1000 * LOOK_MS)
    expect(end).toEqual({})
  })
})
