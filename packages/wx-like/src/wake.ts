import type { Unsubscribe, WakeReason } from '@vod-upload/platform'
import type { HostEvents } from './host'

type WakeListener = (reason: WakeReason) => void

/**
 * Turns the host's events into wakes. Whoever waits begins to listen after the network has gone or the app was
 * hidden, and so never sees that event: hence every "connected" and every "shown" is a wake.
 *
 * The host itself is listened to once, from the first listener to the last: `off*` is missing in old base
 * libraries, and listeners there would pile up.
 */
export function wakeSource(host: HostEvents): (listener: WakeListener) => Unsubscribe {
  const listeners = new Set<WakeListener>()
  let attached = false
  const wake = (reason: WakeReason) => {
    for (const listener of Array.from(listeners)) listener(reason)
  }
  const onNetwork = (status: unknown) => {
    if (isConnected(status)) wake('online')
  }
  const onShow = () => wake('foreground')

  const attach = () => {
    if (attached) return
    attached = true
    host.onNetworkStatusChange?.(onNetwork)
    host.onAppShow?.(onShow)
  }
  const detach = () => {
    if (host.offNetworkStatusChange === undefined || host.offAppShow === undefined) return
    attached = false
    host.offNetworkStatusChange(onNetwork)
    host.offAppShow(onShow)
  }

  return (listener) => {
    // Its own identity, so that the same function may be given twice.
    const own: WakeListener = (reason) => listener(reason)
    listeners.add(own)
    attach()
    return () => {
      if (listeners.delete(own) && listeners.size === 0) detach()
    }
  }
}

function isConnected(status: unknown): boolean {
  return (
    typeof status === 'object' && status !== null && 'isConnected' in status && status.isConnected === true
  )
}
