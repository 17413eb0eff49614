import { createCanceller, type PlatformAdapter, type WakeListener } from '@vod-upload/platform'
import { createHostWatch, reportWaits } from '../src/line/host-watch'
import type { Missing } from '../src/retry/host-state'
import { createManualClock, settled } from './manual-clock'

/** A host that says what the test lets it say. */
function talkingHost() {
  const listeners = new Set<WakeListener>()
  const tell: WakeListener = (reason, network) => {
    for (const listener of Array.from(listeners)) listener(reason, network)
  }
  const onWake: PlatformAdapter['onWake'] = (listener) => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }
  return { platform: { onWake } as PlatformAdapter, tell, listeners }
}

function setUp({ wifiOnly = false } = {}) {
  const host = talkingHost()
  const clock = createManualClock()
  const watch = createHostWatch(host.platform, clock, wifiOnly)
  const stop = watch.listen()
  return { ...host, clock, watch, stop }
}

/** Whether a promise has come to its end. */
function endOf(promise: Promise<void>) {
  const end: { how?: 'resolved' | 'rejected' } = {}
  promise.then(
    () => {
      end.how = 'resolved'
    },
    () => {
      end.how = 'rejected'
    },
  )
  return end
}

describe('clear', () => {
  test('waits for nothing while nothing is told', async () => {
    const { watch, clock } = setUp()
    await watch.clear()
    expect(clock.sleepers).toBe(0)
  })

  test('waits while there is no network, and ends at once when it is back', async () => {
    const { watch, clock, tell } = setUp()
    tell('offline')
    const wait = endOf(watch.clear())
    await clock.advance(29000)
    expect(wait.how).toBeUndefined()
    tell('online')
    await settled()
    expect(wait.how).toBe('resolved')
    expect(clock.sleepers).toBe(0)
  })

  test('lets a try tell now and then whether the host forgot to say that the network is back', async () => {
    const { watch, clock, tell } = setUp()
    tell('offline')
    const wait = endOf(watch.clear())
    await clock.advance(30000)
    expect(wait.how).toBe('resolved')
    expect(watch.missing()).toBe('network')
    watch.answered()
    expect(watch.missing()).toBeUndefined()
  })

  test('waits again where a request broke behind an answer that came late', async () => {
    const { watch, tell } = setUp()
    const heard: Array<Missing | undefined> = []
    watch.onChange(() => heard.push(watch.missing()))
    tell('offline')
    watch.answered()
    watch.broke()
    watch.broke()
    expect(heard).toEqual(['network', undefined, 'network'])
    tell('online')
    watch.broke()
    expect(watch.missing()).toBeUndefined()
  })

  test('with Wi-Fi only, mobile data is waited out, however long', async () => {
    const { watch, clock, tell } = setUp({ wifiOnly: true })
    tell('online', 'mobile')
    const wait = endOf(watch.clear())
    await clock.advance(24 * 3600 * 1000)
    tell('foreground')
    await settled()
    expect(wait.how).toBeUndefined()
    tell('online', 'wifi')
    await settled()
    expect(wait.how).toBe('resolved')
  })

  test('with Wi-Fi only, no try tells where the last network was mobile data', async () => {
    const { watch, clock, tell } = setUp({ wifiOnly: true })
    tell('online', 'mobile')
    tell('offline')
    const wait = endOf(watch.clear())
    await clock.advance(24 * 3600 * 1000)
    tell('foreground')
    await settled()
    expect(wait.how).toBeUndefined()
    watch.answered()
    await settled()
    expect(watch.missing()).toBe('wifi')
    expect(wait.how).toBeUndefined()
  })

  test('an answer from outside ends the waits for the network', async () => {
    const { watch, tell } = setUp()
    tell('offline')
    const waits = [endOf(watch.clear()), endOf(watch.clearToAsk())]
    watch.answered()
    await settled()
    expect(waits.map(({ how }) => how)).toEqual(['resolved', 'resolved'])
  })

  test('the app is asked on trial far less often than OSS', async () => {
    const { watch, clock, tell } = setUp()
    tell('offline')
    const wait = endOf(watch.clearToAsk())
    await clock.advance(299999)
    expect(wait.how).toBeUndefined()
    await clock.advance(1)
    expect(wait.how).toBe('resolved')
  })

  test('ends when it is cancelled', async () => {
    const { watch, clock, tell } = setUp()
    tell('offline')
    const canceller = createCanceller()
    const wait = endOf(watch.clear(canceller.signal))
    canceller.cancel()
    await settled()
    expect(wait.how).toBe('rejected')
    expect(clock.sleepers).toBe(0)
  })
})

describe('rest', () => {
  test.each<[string, number, number]>([
    ['ends at the latest', 0, 5000],
    ['has a least', 500, 5000],
    ['may be all least', 3000, 3000],
  ])('%s', async (_, atLeastMs, atMostMs) => {
    const { watch, clock } = setUp()
    const rest = endOf(watch.rest(atLeastMs, atMostMs))
    await clock.advance(atMostMs - 1)
    expect(rest.how).toBeUndefined()
    await clock.advance(1)
    expect(rest.how).toBe('resolved')
  })

  test.each(['online', 'foreground'] as const)('ends early with the news %s', async (news) => {
    const { watch, clock, tell } = setUp()
    const rest = endOf(watch.rest(0, 60000))
    tell(news)
    await settled()
    expect(rest.how).toBe('resolved')
    expect(clock.sleepers).toBe(0)
  })

  test('news within the least is not forgotten, and does not shorten it', async () => {
    const { watch, clock, tell } = setUp()
    const rest = endOf(watch.rest(500, 60000))
    await clock.advance(100)
    tell('online')
    await settled()
    expect(rest.how).toBeUndefined()
    await clock.advance(400)
    expect(rest.how).toBe('resolved')
  })

  test.each(['offline', 'background'] as const)('goes on at the news %s', async (news) => {
    const { watch, clock, tell } = setUp()
    const rest = endOf(watch.rest(0, 5000))
    tell(news)
    await settled()
    expect(rest.how).toBeUndefined()
    await clock.advance(5000)
    expect(rest.how).toBe('resolved')
  })

  test('ends when it is cancelled', async () => {
    const { watch } = setUp()
    const canceller = createCanceller()
    const rest = endOf(watch.rest(0, 5000, canceller.signal))
    canceller.cancel()
    await settled()
    expect(rest.how).toBe('rejected')
  })
})

test('the host is listened to once, from the first to the last, and what was known is forgotten then', () => {
  const { watch, listeners, tell, stop } = setUp()
  const stopToo = watch.listen()
  tell('offline')
  stop()
  stop()
  expect(listeners.size).toBe(1)
  expect(watch.excuse()).toBe('network')
  stopToo()
  expect(listeners.size).toBe(0)
  expect(watch.excuse()).toBeUndefined()
})

test('a host that tells nothing is never waited for', async () => {
  const clock = createManualClock()
  const watch = createHostWatch({} as PlatformAdapter, clock, true)
  watch.listen()()
  await watch.clear()
  expect(clock.sleepers).toBe(0)
})

test('what a file waits for is told once, however many of its requests wait', async () => {
  const { watch, tell, clock } = setUp()
  const told: Array<Missing | undefined> = []
  const own = reportWaits(watch, (missing) => told.push(missing))
  await own.clear()
  await Promise.all([own.rest(0, 10), clock.advance(10)])
  expect(told).toEqual([])
  tell('offline')
  const waits = [own.clear(), own.clear(), own.rest(0, 60000)]
  expect(told).toEqual(['network'])
  tell('online')
  await Promise.all(waits)
  expect(told).toEqual(['network', undefined])
})

test('each change of what is waited for is told', async () => {
  const { watch, tell, clock } = setUp({ wifiOnly: true })
  const told: Array<Missing | undefined> = []
  const own = reportWaits(watch, (missing) => told.push(missing))
  tell('offline')
  const waits = Promise.all([own.clear(), own.clearToAsk()])
  tell('online', 'mobile')
  await clock.advance(1000)
  expect(told).toEqual(['network', 'wifi'])
  tell('offline')
  tell('online', 'wifi')
  await waits
  expect(told).toEqual(['network', 'wifi', 'network', undefined])
  tell('offline')
  expect(told).toHaveLength(4)
})

test.each([
  [
    'listened to',
    () => {
      throw new Error('no permission')
    },
  ],
  [
    'left',
    () => () => {
      throw new Error('no permission')
    },
  ],
])('a host that throws when it is %s is borne, and listened to again next time', async (_, onWake) => {
  let listened = 0
  const platform = {
    onWake: () => {
      listened += 1
      return onWake()
    },
  } as Partial<PlatformAdapter> as PlatformAdapter
  const watch = createHostWatch(platform, createManualClock(), true)
  watch.listen()()
  watch.listen()()
  expect(listened).toBe(2)
  await watch.clear()
})
