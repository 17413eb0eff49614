// The map of the pages as the site's sidebars want it.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../install.mjs'
import { type Page, pageMap } from './page-map'

const isThere = (path: string) => existsSync(join(root, 'docs', `${path}.md`))

const linkTo = (path: string) => `/${path.replace(/(^|\/)index$/, '$1')}`

export function englishSidebar() {
  const groups = pageMap.map(({ title, pages }) => ({
    text: title,
    items: pages
      .filter(({ path }) => isThere(path))
      .map(({ path, title }) => ({ text: title, link: linkTo(path) })),
  }))
  return [...groups, { text: 'Reference', items: [{ text: 'API', link: '/api/' }] }]
}

/** What is not translated leads to the English page, and says so. */
export function chineseSidebar() {
  const groups = pageMap.map(({ zhTitle, pages }) => ({
    text: zhTitle,
    items: pages.filter(({ path }) => isThere(path)).map(chineseItem),
  }))
  return [...groups, { text: '参考', items: [{ text: 'API（英文）', link: '/api/' }] }]
}

function chineseItem({ path, zhTitle }: Page) {
  return isThere(`zh/${path}`)
    ? { text: zhTitle, link: linkTo(`zh/${path}`) }
    : { text: `${zhTitle}（英文）`, link: linkTo(path) }
}
