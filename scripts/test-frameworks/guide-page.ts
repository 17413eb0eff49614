// The page that a guide has to copy, as one more page of the framework's example: what is printed is what is built.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDocument } from '../docs/document'

export interface GuidePage {
  /** What stands behind the address of the H5 build. */
  readonly path: string
  /** @param folder a copy of the example */
  addTo(folder: string): void
}

const GUIDE = 'docs/hosts/taro.md'
// biome-ignore lint/suspicious/noTemplateCurlyInString: the page's own template.
const APP_SERVER = '${APP_SERVER}'
const firstPage = "'pages/index/index'"

export const taroGuidePage: GuidePage = {
  path: '/#/pages/guide/index',
  addTo(folder) {
    const place = join(folder, 'src/pages/guide')
    mkdirSync(place, { recursive: true })
    // The server that the page of the example asks; a newcomer's is on port 3000.
    const upload = replaceOnce(blockOf('js'), 'http://127.0.0.1:3000', APP_SERVER)
    writeFileSync(join(place, 'upload.js'), upload)
    writeFileSync(join(place, 'index.jsx'), blockOf('jsx'))
    const config = join(folder, 'src/app.config.ts')
    const pages = `${firstPage}, 'pages/guide/index'`
    writeFileSync(config, replaceOnce(readFileSync(config, 'utf8'), firstPage, pages))
  },
}

function blockOf(wanted: string): string {
  const [block, ...more] = readDocument(GUIDE).codeBlocks.filter(({ language }) => language === wanted)
  if (block === undefined || more.length > 0) throw new Error(`${GUIDE} is to have one block of ${wanted}.`)
  return block.code
}

function replaceOnce(text: string, wanted: string, by: string): string {
  const [before, after, ...more] = text.split(wanted)
  if (after === undefined || more.length > 0) throw new Error(`'${wanted}' is to stand there once:\n${text}`)
  return `${before}${by}${after}`
}
