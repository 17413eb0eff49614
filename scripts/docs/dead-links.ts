// Links that lead nowhere: to a file, a picture or a heading that is not there.
import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import { root } from '../install.mjs'
import { type Document, type Link, readDocument } from './document'

/** One sentence for each dead link. Addresses on the web are not looked at: a test needs no network. */
export function deadLinks(document: Document): string[] {
  return document.links.flatMap((link) => {
    const fault = faultOf(document, link)
    return fault === undefined ? [] : [`${document.path}:${link.line} ${link.target}: ${fault}.`]
  })
}

function faultOf(document: Document, { target }: Link): string | undefined {
  if (/^[a-z]+:/i.test(target)) return undefined
  const [path = '', anchor] = target.split('#')
  const led = path === '' ? document.path : posix.join(posix.dirname(document.path), path)
  if (led.startsWith('..')) return 'it leaves the repository'
  if (!existsSync(join(root, led))) return 'there is no such file'
  if (anchor === undefined || !led.endsWith('.md')) return undefined
  const { headings } = led === document.path ? document : readDocument(led)
  return headings.some((heading) => heading.anchor === anchor) ? undefined : 'there is no such heading'
}
