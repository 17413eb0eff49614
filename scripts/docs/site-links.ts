// Links as they are written for readers of the repository, turned into links of the site.
import { posix } from 'node:path'
import type MarkdownIt from 'markdown-it'
import type Token from 'markdown-it/lib/token.mjs'

/** Pages of the site that show a document which does not lie under `docs`. */
const included: Readonly<Record<string, string>> = {
  'index.md': 'README.md',
  'zh/index.md': 'README.zh-CN.md',
}

const webAddress = /^([a-z]+:|\/\/|#)/i

/**
 * @param page from `docs` on
 * @returns undefined where the target is no page: the site has no copy of the sources
 */
export function siteLink(page: string, target: string): string | undefined {
  if (webAddress.test(target)) return target
  const [path = '', anchor] = target.split('#')
  const led = ledTo(page, path)
  const shown = Object.keys(included).find((each) => included[each] === led) ?? inDocs(led)
  if (shown === undefined || !shown.endsWith('.md')) return undefined
  return `/${shown}${anchor === undefined ? '' : `#${anchor}`}`
}

/** Pictures are bundled, and are found from the page on. */
export function sitePicture(page: string, source: string): string {
  const led = webAddress.test(source) ? undefined : inDocs(ledTo(page, source))
  return led === undefined ? source : `./${posix.relative(posix.dirname(page), led)}`
}

function ledTo(page: string, path: string): string {
  const document = included[page] ?? `docs/${page}`
  return posix.join(posix.dirname(document), decodeURI(path))
}

function inDocs(path: string): string | undefined {
  return path.startsWith('docs/') ? path.slice('docs/'.length) : undefined
}

/** As a plugin of the site's Markdown parser. A link to what is no page loses its target and keeps its words. */
export function siteLinks(parser: MarkdownIt): void {
  parser.core.ruler.push('site_links', ({ tokens, env }) => {
    for (const { children } of tokens) if (children) turn(children, env.relativePath)
  })
}

function turn(tokens: Token[], page: string): void {
  let isDropped = false
  for (const token of tokens) {
    const target = token.attrGet(token.type === 'image' ? 'src' : 'href')
    if (token.type === 'image' && target !== null) token.attrSet('src', sitePicture(page, target))
    if (token.type === 'link_open' && target !== null) {
      const link = siteLink(page, target)
      isDropped = link === undefined
      if (link !== undefined) token.attrSet('href', link)
    }
    if (isDropped && token.type.startsWith('link_'))
      Object.assign(token, { type: 'text', tag: '', content: '' })
    if (token.type === 'link_close') isDropped = false
  }
}
