import type { Unsubscribe, WakeReason } from '@vod-upload/platform'
import type { BrowserHost } from './host'

/** Turns the page's events into wakes; a page that is shown again may have been frozen, its timers included. */
export function wakeSource(host: BrowserHost): (listener: (reason: WakeReason) => void) => Unsubscribe {
  return (listener) => {
    const onOnline = () => listener('online')
    const onVisibility = () => {
      if (host.document.visibilityState === 'visible') listener('foreground')
    }
    host.addEventListener('online', onOnline)
    host.document.addEventListener('visibilitychange', onVisibility)
    return () => {
      host.removeEventListener('online', onOnline)
      host.document.removeEventListener('visibilitychange', onVisibility)
    }
  }
}
