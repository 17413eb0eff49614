import type { PageWindow } from './page-window'

/** What a page learns of its network in `navigator`. */
export interface PageConnection {
  readonly type: ConnectionType
  setType(type: ConnectionType): void
  setOnline(online: boolean): void
}

/** What Chromium tells on phones, of the types that differ for an upload. */
export type ConnectionType = 'wifi' | 'cellular'

/** @param told whether there is a `navigator.connection`, which Safari and Firefox lack */
export function createPageConnection(window: PageWindow, told: boolean): PageConnection {
  const connection = new window.EventTarget()
  let type: ConnectionType = 'wifi'
  let online = true
  Object.defineProperty(connection, 'type', { get: () => (online ? type : 'none') })
  Object.defineProperty(window.navigator, 'onLine', { get: () => online })
  if (told) Object.defineProperty(window.navigator, 'connection', { value: connection })
  const changed = () => connection.dispatchEvent(new window.Event('change'))
  return {
    get type() {
      return type
    },
    setType(value) {
      type = value
      changed()
    },
    setOnline(value) {
      if (value === online) return
      online = value
      changed()
      window.dispatchEvent(new window.Event(online ? 'online' : 'offline'))
    },
  }
}
