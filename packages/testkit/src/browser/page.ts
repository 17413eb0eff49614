import { createActivity } from '../host/activity'
import { createObjectUrls } from './object-urls'
import { type ConnectionType, createPageConnection } from './page-connection'
import { createPageNetwork } from './page-network'
import { openBarePage, type PageWindow } from './page-window'
import { createPickedFiles, type DiskFault } from './picked-files'

/** A page in a browser on this machine. Apps get `window`; the rest is for the test. */
export interface SimulatedPage {
  readonly window: PageWindow
  /** A file of the user's disk, as an `<input type="file">` gives it. */
  pick(name: string, bytes: Uint8Array, type: string): File
  breakFile(file: Blob, fault: DiskFault): void
  createObjectUrl(blob: Blob): string
  revokeObjectUrl(url: string): void
  setOnline(online: boolean): void
  /** Goes from one network to another, which ends what is on its way. */
  setNetwork(type: ConnectionType): void
  setVisible(visible: boolean): void
  /** How many requests and reads have not ended. */
  pending(): number
  idle(): Promise<void>
  close(): void
}

export interface PageSwitches {
  /** Whether the page can know what its network is: Chromium tells it on phones. Default: false. */
  readonly tellsNetwork?: boolean
}

export async function openPage({ tellsNetwork = false }: PageSwitches = {}): Promise<SimulatedPage> {
  const { window, close } = await openBarePage()
  const activity = createActivity()
  const files = createPickedFiles(window, activity)
  const urls = createObjectUrls(window)
  const network = createPageNetwork(window, activity, files, urls)
  const connection = createPageConnection(window, tellsNetwork)
  let visible = true
  window.XMLHttpRequest = network.XMLHttpRequest
  window.FormData = network.FormData
  window.FileReader = files.FileReader
  Object.defineProperty(window.document, 'visibilityState', { get: () => (visible ? 'visible' : 'hidden') })
  return {
    window,
    pick: files.pick,
    breakFile: files.breakFile,
    createObjectUrl: urls.create,
    revokeObjectUrl: urls.revoke,
    setOnline(online) {
      network.setOnline(online)
      connection.setOnline(online)
    },
    setNetwork(type) {
      if (type === connection.type) return
      network.endAll()
      connection.setType(type)
    },
    setVisible(value) {
      if (value === visible) return
      visible = value
      window.document.dispatchEvent(new window.Event('visibilitychange'))
    },
    pending: activity.pending,
    idle: activity.idle,
    close,
  }
}
