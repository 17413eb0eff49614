import type { WakeListener, WakeReason } from '@vod-upload/platform'
import type { Saboteur } from './spoil'

type News = Parameters<WakeListener>

/** Tells what the filter makes of the news, nothing where that is `undefined`; it also gets the news before. */
function telling(filter: (news: News, before: News | undefined) => News | undefined): Saboteur['spoil'] {
  return (adapter) => ({
    ...adapter,
    onWake(listener) {
      let before: News | undefined
      const stop = adapter.onWake?.((...news) => {
        const told = filter(news, before)
        before = news
        if (told !== undefined) listener(...told)
      })
      return stop ?? (() => undefined)
    },
  })
}

/** Keeps one reason to itself. */
const silentOn = (reason: WakeReason) => telling((news) => (news[0] === reason ? undefined : news))

export const wakeSaboteurs: readonly Saboteur[] = [
  {
    name: 'has lost its wakes',
    breaks: 'wake-offered',
    spoil: (adapter) => ({ ...adapter, onWake: undefined }),
  },
  {
    name: 'tells nobody that the network is back',
    breaks: 'wake-online',
    spoil: telling((news, before) => (news[0] === 'online' && before?.[0] === 'offline' ? undefined : news)),
  },
  { name: 'tells nobody of the foreground', breaks: 'wake-foreground', spoil: silentOn('foreground') },
  {
    name: 'tells nobody that the network has gone',
    breaks: 'wake-offline',
    spoil: telling((news, before) => (news[0] === 'offline' && before !== undefined ? undefined : news)),
  },
  { name: 'tells nobody of the background', breaks: 'wake-background', spoil: silentOn('background') },
  {
    name: 'does not look for a network at first',
    breaks: 'wake-begins-offline',
    spoil: telling((news, before) => (news[0] === 'offline' && before === undefined ? undefined : news)),
  },
  {
    name: 'does not look at first what network it is',
    breaks: 'wake-begins-mobile',
    spoil: telling((news, before) => (news[1] === 'mobile' && before === undefined ? ['online'] : news)),
  },
  {
    name: 'takes Wi-Fi for some network or other',
    breaks: 'wake-wifi',
    spoil: telling((news, before) => (news[1] === 'wifi' && before !== undefined ? ['online'] : news)),
  },
  {
    name: 'lets nobody stop to listen',
    breaks: 'wake-unsubscribe',
    spoil: (adapter) => ({
      ...adapter,
      onWake(listener) {
        adapter.onWake?.(listener)
        return () => undefined
      },
    }),
  },
  {
    name: 'knows each listener once',
    breaks: 'wake-twice',
    spoil(adapter) {
      const known = new Set<(reason: WakeReason) => void>()
      return {
        ...adapter,
        onWake(listener) {
          if (known.has(listener)) return () => undefined
          known.add(listener)
          const stop = adapter.onWake?.(listener)
          return () => {
            known.delete(listener)
            stop?.()
          }
        },
      }
    },
  },
]
