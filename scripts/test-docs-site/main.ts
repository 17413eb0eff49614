// The site that `npm run docs` has built, in a real browser: on a desk and on a phone.
import { readdirSync } from 'node:fs'
import { join, posix } from 'node:path'
import { root } from '../install.mjs'
import { findChromium, HOW_TO_GET_CHROMIUM, launchChromium } from '../test-frameworks/chromium'
import { leadingNowhere } from './leading-nowhere'
import { listen, type SeenPage, seePage } from './site-page'
import { serveSite } from './site-server'

const folder = join(root, 'docs/.vitepress/dist')

async function main(): Promise<number> {
  const chromium = findChromium()
  if (chromium === undefined) {
    console.log(`The site was not tried, for want of Chromium: ${HOW_TO_GET_CHROMIUM}`)
    return process.env.CI === 'true' ? 1 : 0
  }
  const paths = pathsOfPages()
  const pages = await seeThem(chromium, paths)
  const faults = [
    ...pages.flatMap(({ path, faults }) => faults.map((fault) => `${path}: ${fault}`)),
    ...leadingNowhere(pages, paths),
  ]
  for (const fault of faults) console.error(fault)
  console.log(`docs site: ${pages.length} of ${paths.length} pages, ${faults.length} faults`)
  return faults.length === 0 ? 0 : 1
}

async function seeThem(chromium: string, paths: readonly string[]): Promise<SeenPage[]> {
  const site = await serveSite(folder)
  const browser = await launchChromium(chromium)
  try {
    const page = await browser.newPage()
    const complaints = listen(page)
    const seen: SeenPage[] = []
    for (const path of worthSeeing(paths)) seen.push(await seePage(page, site.url, path, complaints))
    return seen
  } finally {
    await browser.close()
    await site.close()
  }
}

function pathsOfPages(): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html') && name !== '404.html')
    .map((name) => `/${name.replaceAll('\\', '/')}`)
    .sort()
}

/** The reference is made by a machine: of each kind, one page is like the others. */
function worthSeeing(paths: readonly string[]): string[] {
  const kinds = new Set<string>()
  return paths.filter((path) => {
    const kind = posix.basename(posix.dirname(path))
    if (!path.startsWith('/api/')) return true
    const isNew = !kinds.has(kind)
    kinds.add(kind)
    return isNew
  })
}

main().then(
  (exitCode) => {
    process.exitCode = exitCode
  },
  (cause) => {
    console.error(`The site failed: ${cause instanceof Error ? cause.message : cause}`)
    process.exitCode = 1
  },
)
