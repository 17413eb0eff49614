import type { NetworkKind, Unsubscribe, WakeListener } from '@vod-upload/platform'
import type { BrowserHost } from './host'

/** Turns the page's events into news; a page that is shown again may have been frozen, its timers included. */
export function wakeSource(host: BrowserHost): (listener: WakeListener) => Unsubscribe {
  return (listener) => {
    let listening = true
    const onOnline = () => listener('online', kindOf(host))
    const onOffline = () => listener('offline')
    const onVisibility = () => {
      listener(host.document.visibilityState === 'visible' ? 'foreground' : 'background')
    }
    host.addEventListener('online', onOnline)
    host.addEventListener('offline', onOffline)
    host.document.addEventListener('visibilitychange', onVisibility)
    // Not before this call has returned.
    Promise.resolve().then(() => {
      if (!listening) return
      if (host.navigator?.onLine === false) onOffline()
      else if (kindOf(host) !== undefined) onOnline()
    })
    return () => {
      listening = false
      host.removeEventListener('online', onOnline)
      host.removeEventListener('offline', onOffline)
      host.document.removeEventListener('visibilitychange', onVisibility)
    }
  }
}

/** Chromium tells it on phones only, Safari and Firefox nowhere. */
function kindOf({ navigator }: BrowserHost): NetworkKind | undefined {
  const type = navigator?.connection?.type
  if (type === 'wifi' || type === 'ethernet') return 'wifi'
  return type === 'cellular' ? 'mobile' : undefined
}
