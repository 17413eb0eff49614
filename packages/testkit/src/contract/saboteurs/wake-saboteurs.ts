import type { WakeReason } from '@vod-upload/platform'
import type { Saboteur } from './spoil'

/** Keeps one reason to itself. */
function silentOn(reason: WakeReason): Saboteur['spoil'] {
  return (adapter) => ({
    ...adapter,
    onWake: (listener) =>
      adapter.onWake?.((each) => {
        if (each !== reason) listener(each)
      }) ?? (() => undefined),
  })
}

export const wakeSaboteurs: readonly Saboteur[] = [
  {
    name: 'has lost its wakes',
    breaks: 'wake-offered',
    spoil: (adapter) => ({ ...adapter, onWake: undefined }),
  },
  { name: 'tells nobody of the network', breaks: 'wake-online', spoil: silentOn('online') },
  { name: 'tells nobody of the foreground', breaks: 'wake-foreground', spoil: silentOn('foreground') },
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
