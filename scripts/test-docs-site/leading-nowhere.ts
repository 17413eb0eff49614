// Links of the site to a page or a heading that the built site does not have.
import type { SeenPage } from './site-page'

/**
 * @param seen with the anchors that each page has
 * @param paths of all pages that there are; those not seen may have any anchor
 */
export function leadingNowhere(
  seen: readonly Pick<SeenPage, 'path' | 'links' | 'anchors'>[],
  paths: readonly string[],
): string[] {
  const anchors = new Map(seen.map((page) => [page.path, new Set(page.anchors)]))
  return seen.flatMap(({ path, links }) =>
    links
      .filter((link) => {
        const [led = '', anchor = ''] = link.split('#')
        const page = led.replace(/\/$/, '/index.html')
        return !paths.includes(page) || (anchor !== '' && anchors.get(page)?.has(anchor) === false)
      })
      .map((link) => `${path}: ${link} leads nowhere`),
  )
}
