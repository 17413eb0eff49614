// Links that lead nowhere: to a file, a picture or a heading that is not there.
import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import { root } from '../install.mjs'
import { type Document, type Link, readDocument } from './document'

/** Where documents lie, and beyond which no link may lead. */
export interface Tree {
  readonly name: string
  has(path: string): boolean
  read(path: string): Document
}

const repository: Tree = {
  name: 'repository',
  has: (path) => existsSync(join(root, path)),
  read: readDocument,
}

/** One sentence for each dead link. Addresses on the web are not looked at: a test needs no network. */
export function deadLinks(document: Document, tree = repository): string[] {
  return document.links.flatMap((link) => {
    const fault = faultOf(document, link, tree)
    return fault === undefined ? [] : [`${document.path}:${link.line} ${link.target}: ${fault}.`]
  })
}

function faultOf(document: Document, { target }: Link, tree: Tree): string | undefined {
  if (/^[a-z]+:/i.test(target)) return undefined
  const [path = '', anchor] = target.split('#')
  const led = path === '' ? document.path : posix.join(posix.dirname(document.path), path)
  if (led.startsWith('..')) return `it leaves the ${tree.name}`
  if (!tree.has(led)) return 'there is no such file'
  if (anchor === undefined || !led.endsWith('.md')) return undefined
  const { headings } = led === document.path ? document : tree.read(led)
  return headings.some((heading) => heading.anchor === anchor) ? undefined : 'there is no such heading'
}
