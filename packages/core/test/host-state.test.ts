import type { NetworkKind, WakeReason } from '@vod-upload/platform'
import {
  excuseOf,
  type HostState,
  hearAnswer,
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
  expect(untold).toEqual({ isOffline: false, kind: undefined, inFront: true })
})

test('an answer proves that there is a network, and nothing else', () => {
  expect(hearAnswer(after(['offline']))).toEqual(untold)
  expect(after(['offline'], ['online'])).toEqual(untold)
  const hidden = after(['online', 'mobile'], ['background'])
  expect(hearAnswer(hidden)).toBe(hidden)
})

test('what the network was outlives the time without one, and only mobile data forbids a try', () => {
  const offline = after(['online', 'mobile'], ['offline'])
  expect(mayTry(offline, true)).toBe(false)
  expect(mayTry(offline, false)).toBe(true)
  expect(missingFor(hearAnswer(offline), true)).toBe('wifi')
  expect(mayTry(after(['online', 'wifi'], ['offline']), true)).toBe(true)
  expect(mayTry(after(['online', 'mobile'], ['offline'], ['online']), true)).toBe(true)
})
