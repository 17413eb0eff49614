// `prepack` and `postpack` of each published package: its README leads into its own `docs` while it is packed.
// Usage: node pack-pages.mjs put|remove, in the package's folder
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { root } from '../install.mjs'
import { packedPage, placesOfPages } from './packed-pages.mjs'

const folder = relative(root, process.cwd()).replaceAll('\\', '/')
const readMe = join(root, folder, 'README.md')
/** The repository's README, as long as the packed one stands in its place. */
const kept = join(root, '.tmp/readmes', folder, 'README.md')

const places = placesOfPages(root, folder)
const packed = (page) => packedPage(page, readFileSync(join(root, page), 'utf8'), places)

function remove() {
  rmSync(join(root, folder, 'docs'), { recursive: true, force: true })
  if (!existsSync(kept)) return
  // After a pack that was broken off, somebody may have written into it.
  const before = readFileSync(kept, 'utf8')
  if (readFileSync(readMe, 'utf8') === packedPage(`${folder}/README.md`, before, places))
    renameSync(kept, readMe)
  else rmSync(kept)
}

function put() {
  const texts = [...places].map(([page, place]) => [place, packed(page)])
  mkdirSync(dirname(kept), { recursive: true })
  writeFileSync(kept, readFileSync(readMe))
  for (const [place, text] of texts) {
    const file = join(root, folder, place)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
}

remove()
if (process.argv[2] === 'put') put()
