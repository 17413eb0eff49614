import type { FileSource, PlatformAdapter } from '@vod-upload/platform'
import { openPage, type SimulatedPage } from '../browser/page'
import { pagePickers, urlPickers } from '../browser/page-pickers'
import type { PageWindow } from '../browser/page-window'
import type { AdapterBench } from '../contract/bench'
import { startScriptedServer } from '../contract/scripted-server'
import { mediaTypeOf } from '../host/temp-files'

export interface BrowserSwitches {
  /** What the app hands over: the picked File, or only its `blob:` URL. Default: the File. */
  readonly source?: 'file' | 'url'
  /** Whether it is Chromium on a phone, which tells a page what its network is. Default: false. */
  readonly tellsNetwork?: boolean
}

/** @param makePlatform the adapter under test */
export async function openBrowserBench(
  makePlatform: (window: PageWindow) => PlatformAdapter,
  { source = 'file', tellsNetwork = false }: BrowserSwitches = {},
): Promise<AdapterBench> {
  const page = await openPage({ tellsNetwork })
  const server = await startScriptedServer()
  const byUrl = source === 'url'
  return {
    platform: makePlatform(page.window),
    server,
    async place(name, bytes) {
      const file = page.pick(name, bytes, mediaTypeOf(name))
      const path = page.createObjectUrl(file)
      return { path, size: file.size, name, ...(!byUrl && { raw: file }) }
    },
    missing: missingSource(page, byUrl),
    ...(!byUrl && {
      replace: async ({ raw }, bytes) => replaceOnDisk(page, raw, bytes),
      lock: async ({ raw }) => breakOnDisk(page, raw, 'NotReadableError'),
    }),
    // The discard service: a port that no system of today serves and that none gives away.
    refusedOrigin: 'http://127.0.0.1:9',
    setOnline: page.setOnline,
    ...(tellsNetwork && {
      setNetwork: (kind: 'wifi' | 'mobile') => page.setNetwork(kind === 'mobile' ? 'cellular' : kind),
    }),
    setVisible: page.setVisible,
    hiddenHeaders: [],
    lacks: {
      forbiddenUrl: 'A browser has no list of domains.',
      localhostNames: 'Jsdom asks the resolver of the machine, and a browser would not.',
      setNetwork: 'Only Chromium on phones tells a page what its network is.',
      digest: 'A browser computes no MD5.',
      background: 'A browser ends no call of a page in the background.',
      ...(byUrl && {
        modifiedAt: 'What a blob: URL leads to has no time.',
        replace: 'What a blob: URL led to is in memory once the file is open.',
        lock: 'A blob: URL leads to what the page may read already.',
      }),
    },
    pickers: byUrl ? urlPickers(page) : pagePickers(page),
    pending: page.pending,
    idle: page.idle,
    async close() {
      await page.idle()
      page.close()
      await server.close()
    },
  }
}

function missingSource(page: SimulatedPage, byUrl: boolean): FileSource {
  const file = page.pick('missing.mp4', new Uint8Array(10), 'video/mp4')
  page.breakFile(file, 'NotFoundError')
  const path = page.createObjectUrl(file)
  page.revokeObjectUrl(path)
  return { path, ...(!byUrl && { raw: file }) }
}

function replaceOnDisk(page: SimulatedPage, raw: unknown, bytes: Uint8Array | undefined): void {
  breakOnDisk(page, raw, bytes === undefined ? 'NotFoundError' : 'NotReadableError')
}

function breakOnDisk(
  page: SimulatedPage,
  raw: unknown,
  fault: Parameters<SimulatedPage['breakFile']>[1],
): void {
  if (!(raw instanceof page.window.File)) throw new Error('Only a picked File is on the disk.')
  page.breakFile(raw, fault)
}
