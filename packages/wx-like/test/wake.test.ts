import type { HostEvents } from '../src/host'
import { wakeSource } from '../src/wake'

type Listener = (status?: unknown) => void

/** A host all of whose events a test can set off. */
function hostWith(members: Partial<HostEvents> = {}) {
  const listeners = new Map<string, Listener>()
  const on = (event: string) => (listener: Listener) => {
    listeners.set(event, listener)
  }
  const off = (event: string) => () => {
    listeners.delete(event)
  }
  const events: HostEvents = {
    onNetworkStatusChange: on('network'),
    offNetworkStatusChange: off('network'),
    onAppShow: on('show'),
    offAppShow: off('show'),
    onAppHide: on('hide'),
    offAppHide: off('hide'),
    getNetworkType: ({ success }) => success({ networkType: 'WIFI' }),
    ...members,
  }
  return {
    events,
    listenerCount: () => listeners.size,
    setOff() {
      listeners.get('network')?.({ isConnected: false, networkType: 'none' })
      listeners.get('network')?.({ isConnected: true, networkType: '4g' })
      listeners.get('hide')?.()
      listeners.get('show')?.()
    },
  }
}

function throws(): never {
  throw new Error('no permission')
}

const first = ['online by wifi']
const network = ['offline', 'online by mobile']
const front = ['background', 'foreground']
const all = [...first, ...network, ...front]

test.each<[string, Partial<HostEvents>, string[]]>([
  ['does all of it', {}, all],
  ['cannot be asked', { getNetworkType: undefined }, [...network, ...front]],
  ['throws when it is asked', { getNetworkType: throws }, [...network, ...front]],
  ['does not answer', { getNetworkType: ({ fail }) => fail({ errMsg: 'no' }) }, [...network, ...front]],
  ['answers with nothing', { getNetworkType: ({ success }) => success(undefined) }, [...network, ...front]],
  ['tells no network', { onNetworkStatusChange: undefined }, [...first, ...front]],
  ['throws when its network is listened to', { onNetworkStatusChange: throws }, [...first, ...front]],
  ['knows no front', { onAppShow: undefined, onAppHide: undefined }, [...first, ...network]],
  ['throws at its front', { onAppShow: throws, onAppHide: throws }, [...first, ...network]],
  ['knows nothing', { onNetworkStatusChange: throws, onAppShow: throws, onAppHide: throws }, first],
  ['lets nobody go', { offNetworkStatusChange: throws, offAppShow: throws, offAppHide: throws }, all],
  ['has no off', { offNetworkStatusChange: undefined, offAppShow: undefined, offAppHide: undefined }, all],
])('a host that %s tells the rest, and nothing after the end', (_, members, wanted) => {
  const { events, setOff } = hostWith(members)
  const told: string[] = []
  const stop = wakeSource(events)((...news) => told.push(news.join(' by ')))
  setOff()
  expect(told).toEqual(wanted)
  stop()
  setOff()
  expect(told).toEqual(wanted)
})

test('an answer that comes after the end is told nobody', () => {
  let answer = (_: unknown) => undefined as unknown
  const { events } = hostWith({
    getNetworkType({ success }) {
      answer = success
    },
  })
  const told: unknown[] = []
  wakeSource(events)((...news) => told.push(news))()
  answer({ networkType: '4g' })
  expect(told).toEqual([])
})

test('an answer that comes after a newer event is told nobody', () => {
  let answer = (_: unknown) => undefined as unknown
  const { events, setOff } = hostWith({
    getNetworkType({ success }) {
      answer = success
    },
  })
  const told: unknown[] = []
  wakeSource(events)((...news) => told.push(news.join(' by ')))
  setOff()
  answer({ networkType: 'wifi' })
  expect(told).toEqual([...network, ...front])
})

test('the host is listened to once, as long as anybody listens', () => {
  const { events, listenerCount } = hostWith()
  const onWake = wakeSource(events)
  const stops = [onWake(() => undefined), onWake(() => undefined)]
  expect(listenerCount()).toBe(3)
  stops[0]?.()
  expect(listenerCount()).toBe(3)
  stops[1]?.()
  expect(listenerCount()).toBe(0)
})
