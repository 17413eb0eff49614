/** The `window` of a page, with lib.dom's own types, as an app has it. */
export type PageWindow = Window & typeof globalThis

export interface BarePage {
  readonly window: PageWindow
  close(): void
}

/**
 * A page without content. Its origin is none that a server of a test has, so that every request is cross-origin.
 * jsdom is loaded here, for it is large and most tests have no page.
 */
export async function openBarePage(): Promise<BarePage> {
  const { JSDOM, VirtualConsole } = await import('jsdom')
  const dom = new JSDOM('<!DOCTYPE html><title>page</title>', {
    url: 'http://page.localhost:8080/index.html',
    // Else `document.visibilityState` is that of a page that is never shown.
    pretendToBeVisual: true,
    // Without it, jsdom prints every request that fails.
    virtualConsole: new VirtualConsole(),
  })
  // What jsdom's own type leaves out, it has.
  const window = dom.window as unknown as PageWindow
  return { window, close: () => window.close() }
}
