import type { Unsubscribe, WakeListener } from '@vod-upload/platform'
import type { HostEvents } from './host'
import { type NetworkNews, newsOfNetwork } from './network-news'

/**
 * Turns the host's events into news. Whoever waits may begin to listen after the network has gone or the app was
 * hidden, and so never sees that event: hence every "connected" and every "shown" is told.
 *
 * The host itself is listened to once, from the first listener to the last: `off*` is missing in old base
 * libraries, and listeners there would pile up.
 */
export function wakeSource(host: HostEvents): (listener: WakeListener) => Unsubscribe {
  const listeners = new Set<WakeListener>()
  let attached = false
  let eventsOfNetwork = 0
  const tell: WakeListener = (...news) => {
    for (const listener of Array.from(listeners)) listener(...news)
  }
  const onNetwork = (status: unknown) => {
    eventsOfNetwork += 1
    pass(newsOfNetwork(status), tell)
  }
  const onShow = () => tell('foreground')
  const onHide = () => tell('background')

  const attach = () => {
    if (attached) return
    attached = true
    ifItCan(() => host.onNetworkStatusChange?.(onNetwork))
    ifItCan(() => host.onAppShow?.(onShow))
    ifItCan(() => host.onAppHide?.(onHide))
  }
  const detach = () => {
    if (host.offNetworkStatusChange === undefined || host.offAppShow === undefined) return
    attached = false
    ifItCan(() => host.offNetworkStatusChange?.(onNetwork))
    ifItCan(() => host.offAppShow?.(onShow))
    ifItCan(() => host.offAppHide?.(onHide))
  }

  return (listener) => {
    // Its own identity, so that the same function may be given twice.
    const own: WakeListener = (...news) => listener(...news)
    listeners.add(own)
    attach()
    const before = eventsOfNetwork
    const success = (status: unknown) => {
      // An event that came after the question knows better.
      if (listeners.has(own) && eventsOfNetwork === before) pass(newsOfNetwork(status), own)
    }
    ifItCan(() => host.getNetworkType?.({ success, fail: () => undefined }))
    return () => {
      if (listeners.delete(own) && listeners.size === 0) detach()
    }
  }
}

function pass(news: NetworkNews | undefined, listener: WakeListener): void {
  if (news !== undefined) listener(...news)
}

/** Hosts throw where the app lacks a permission: of that nothing is known then, and uploads go on without. */
function ifItCan(call: () => unknown): void {
  try {
    call()
  } catch {
    return
  }
}
