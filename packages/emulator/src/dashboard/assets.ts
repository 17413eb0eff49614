import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

export interface Asset {
  contentType: string
  text: string
}

/** A file of the page, by its name; undefined for any other. Read at every call, so that a change shows at a reload. */
export function readAsset(name: string): Asset | undefined {
  const folder = pageFolder()
  const contentType = MEDIA_TYPES[extname(name)]
  // By the list of what is there: no name, however written, leads out of the folder.
  if (contentType === undefined || !readdirSync(folder).includes(name)) return undefined
  return { contentType, text: readFileSync(join(folder, name), 'utf8') }
}

/** Beside `dist` and beside `src`, one and two folders up. */
function pageFolder(): string {
  const places = ['../page', '../../page'].map((path) => fileURLToPath(new URL(path, import.meta.url)))
  const found = places.find((path) => existsSync(join(path, 'index.html')))
  if (found === undefined)
    throw new Error('The files of the dashboard are not there: install the package again.')
  return found
}
