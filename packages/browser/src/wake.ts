import type { NetworkKind, Unsubscribe, WakeListener } from '@vod-upload/platform'
import type { BrowserHost } from './host'

/** Turns the page's events into news; a page that is shown again may have been frozen, its timers included. */
export function wakeSource(host: BrowserHost): (listener: WakeListener) => Unsubscribe {
  return (listener) => {
    const { document, navigator } = host
    const connection = navigator?.connection
    let listening = true
    let kind = kindOf(host)
    const onOnline = () => listener('online', kindOf(host))
    const onOffline = () => listener('offline')
    const look = () => (navigator?.onLine === false ? onOffline() : onOnline())
    const onConnection = () => {
      // It also tells of every new estimate of the speed.
      if (kind === kindOf(host)) return
      kind = kindOf(host)
      look()
    }
    const onVisibility = () => listener(document.visibilityState === 'visible' ? 'foreground' : 'background')
    host.addEventListener('online', onOnline)
    host.addEventListener('offline', onOffline)
    // From mobile data to Wi-Fi, a page is told of no `online`.
    connection?.addEventListener?.('change', onConnection)
    document.addEventListener('visibilitychange', onVisibility)
    // Not before this call has returned.
    Promise.resolve().then(() => {
      // `onLine` is also true where a cable leads nowhere, and alone says nothing.
      if (listening && (navigator?.onLine === false || kind !== undefined)) look()
    })
    return () => {
      listening = false
      host.removeEventListener('online', onOnline)
      host.removeEventListener('offline', onOffline)
      connection?.removeEventListener?.('change', onConnection)
      document.removeEventListener('visibilitychange', onVisibility)
    }
  }
}

/** Chromium tells it on phones only, Safari and Firefox nowhere. */
function kindOf({ navigator }: BrowserHost): NetworkKind | undefined {
  const type = navigator?.connection?.type
  if (type === 'wifi' || type === 'ethernet') return 'wifi'
  return type === 'cellular' ? 'mobile' : undefined
}
