// One page of the site in a browser: what the browser complains of, and what a reader would.
import type { Page } from 'playwright-core'

export const WIDTHS = [1280, 360]
const HEIGHT = 800

export interface SeenPage {
  readonly path: string
  readonly faults: readonly string[]
  /** Where its links lead on the site: `/errors.html#ours`. */
  readonly links: readonly string[]
  readonly anchors: readonly string[]
}

/** Collects what the browser complains of; call the answer for what came since the last call. */
export function listen(page: Page): () => string[] {
  const complaints: string[] = []
  page.on('pageerror', ({ message }) => complaints.push(`uncaught: ${message}`))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400)
      complaints.push(`${response.status()} for ${new URL(response.url()).pathname}`)
  })
  return () => complaints.splice(0)
}

export async function seePage(
  page: Page,
  url: string,
  path: string,
  complaints: () => string[],
): Promise<SeenPage> {
  const faults: string[] = []
  await page.setViewportSize({ width: WIDTHS[0] ?? 0, height: HEIGHT })
  await page.goto(`${url}${path}`, { waitUntil: 'load' })
  // The page is drawn by the server, and becomes alive when its scripts have run.
  await page.waitForFunction(() => '__vue_app__' in Object(document.querySelector('#app')))
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT })
    faults.push(...(await page.evaluate(layoutFaults)).map((fault) => `${fault} at ${width} px`))
  }
  const { links, anchors } = await page.evaluate(readLinks)
  return { path, faults: [...faults, ...complaints()], links, anchors }
}

function layoutFaults(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement
  const shown = [...document.querySelectorAll('main img')].filter((image) => image.checkVisibility())
  const empty = shown.filter((image) => image.clientHeight === 0)
  return [
    ...(scrollWidth > clientWidth ? [`it is ${scrollWidth} px wide`] : []),
    ...(document.querySelector('main h1') === null ? ['it has no heading'] : []),
    ...empty.map((image) => `${image.getAttribute('src')} is not drawn`),
  ]
}

function readLinks(): { links: string[]; anchors: string[] } {
  const hrefs = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')]
    .map(({ href }) => new URL(href))
    .filter(({ origin }) => origin === location.origin)
    .map(({ pathname, hash }) => decodeURIComponent(pathname + hash))
  return { links: [...new Set(hrefs)], anchors: [...document.querySelectorAll('[id]')].map(({ id }) => id) }
}
