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

// biome-ignore lint/suspicious/noTemplateCurlyInString: the page's own template.
const APP_SERVER = '${APP_SERVER}'

interface Guide {
  readonly document: string
  /** The language of the block that is the page; the other block is what it imports. */
  readonly pageLanguage: 'jsx' | 'vue'
  /** The file of the example that names its pages. */
  readonly pageList: string
  readonly firstPage: string
  readonly bothPages: string
}

export const taroGuidePage = guidePage({
  document: 'docs/hosts/taro.md',
  pageLanguage: 'jsx',
  pageList: 'src/app.config.ts',
  firstPage: "'pages/index/index'",
  bothPages: "'pages/index/index', 'pages/guide/index'",
})

export const uniGuidePage = guidePage({
  document: 'docs/hosts/uni.md',
  pageLanguage: 'vue',
  pageList: 'src/pages.json',
  firstPage: '"navigationBarTitleText": "Upload" } }',
  bothPages: '"navigationBarTitleText": "Upload" } }, { "path": "pages/guide/index" }',
})

function guidePage({ document, pageLanguage, pageList, firstPage, bothPages }: Guide): GuidePage {
  return {
    path: '/#/pages/guide/index',
    addTo(folder) {
      const place = join(folder, 'src/pages/guide')
      mkdirSync(place, { recursive: true })
      // The server that the page of the example asks; a newcomer's is on port 3000.
      const upload = replaceOnce(blockOf(document, 'js'), 'http://127.0.0.1:3000', APP_SERVER)
      writeFileSync(join(place, 'upload.js'), upload)
      writeFileSync(join(place, `index.${pageLanguage}`), blockOf(document, pageLanguage))
      const list = join(folder, pageList)
      writeFileSync(list, replaceOnce(readFileSync(list, 'utf8'), firstPage, bothPages))
    },
  }
}

function blockOf(document: string, wanted: string): string {
  const [block, ...more] = readDocument(document).codeBlocks.filter(({ language }) => language === wanted)
  if (block === undefined || more.length > 0)
    throw new Error(`${document} is to have one block of ${wanted}.`)
  return block.code
}

function replaceOnce(text: string, wanted: string, by: string): string {
  const [before, after, ...more] = text.split(wanted)
  if (after === undefined || more.length > 0) throw new Error(`'${wanted}' is to stand there once:\n${text}`)
  return `${before}${by}${after}`
}
