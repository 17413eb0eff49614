import type { NetworkKind, WakeReason } from '@vod-upload/platform'
import {
  excuseOf,
  type HostState,
  hearAnswer,
  hearBreak,
  hearHost,
  mayTry,
  missingFor,
  untold,
} from '../src/retry/host-state'

type News = readonly [WakeReason, NetworkKind?]

const after = (...news: readonly News[]) =>
  news.reduce<HostState>((state, [reason, kind]) => hearHost(state, reason, kind), untold)

describe('what is missing, and what explains a failure', () => {
  test.each<[string, readonly News[], string | undefined, string | undefined, string | undefined]>([
    ['nothing was told', [], undefined, undefined, undefined],
    ['online', [['online']], undefined, undefined, undefined],
    ['online by Wi-Fi', [['online', 'wifi']], undefined, undefined, undefined],
    ['online by mobile data', [['online', 'mobile']], undefined, 'wifi', undefined],
    ['offline', [['offline']], 'network', 'network', 'network'],
    ['offline and back', [['offline'], ['online']], undefined, undefined, undefined],
    ['mobile data, then none', [['online', 'mobile'], ['offline']], 'network', 'network', 'network'],
    ['hidden', [['background']], undefined, undefined, 'foreground'],
    ['hidden and shown', [['background'], ['foreground']], undefined, undefined, undefined],
    ['hidden and offline', [['background'], ['offline']], 'network', 'network', 'network'],
    ['offline, and then hidden', [['offline'], ['background']], 'network', 'network', 'network'],
    ['offline, and shown again', [['offline'], ['foreground']], 'network', 'network', 'network'],
    [
      'mobile data, then a network of no name',
      [['online', 'mobile'], ['online']],
      undefined,
      undefined,
      undefined,
    ],
  ])('%s', (_, news, missing, missingForWifiOnly, excuse) => {
    const state = after(...news)
    expect(missingFor(state, false)).toBe(missing)
    expect(missingFor(state, true)).toBe(missingForWifiOnly)
    expect(excuseOf(state)).toBe(excuse)
  })
})

test('until the host tells, all is well', () => {
  expect(untold).toEqual({ saidOffline: false, isOffline: false, kind: undefined, inFront: true })
})

test('an answer proves that there is a network, and nothing else', () => {
  expect(hearAnswer(after(['offline']))).toEqual({ ...untold, saidOffline: true })
  expect(after(['offline'], ['online'])).toEqual(untold)
  const hidden = after(['online', 'mobile'], ['background'])
  expect(hearAnswer(hidden)).toBe(hidden)
})

test('an answer that was on its way when the network went is refuted by the next request that breaks', () => {
  const answered = hearAnswer(after(['offline']))
  expect(missingFor(hearBreak(answered), false)).toBe('network')
  expect(excuseOf(hearBreak(answered))).toBe('network')
  expect(hearAnswer(hearBreak(answered))).toEqual(answered)
})

test.each<[string, HostState]>([
  ['the host has told nothing', untold],
  ['it has said that the network is back', after(['offline'], ['online'])],
  ['it has said that there is none', after(['offline'])],
])('a request that breaks says nothing new where %s', (_, state) => {
  expect(hearBreak(state)).toBe(state)
})

test('what the network was outlives the time without one, and only mobile data forbids a try', () => {
  const offline = after(['online', 'mobile'], ['offline'])
  expect(mayTry(offline, true)).toBe(false)
  expect(mayTry(offline, false)).toBe(true)
  expect(missingFor(hearAnswer(offline), true)).toBe('wifi')
  expect(mayTry(after(['online', 'wifi'], ['offline']), true)).toBe(true)
  expect(mayTry(after(['online', 'mobile'], ['offline'], ['online']), true)).toBe(true)
})
