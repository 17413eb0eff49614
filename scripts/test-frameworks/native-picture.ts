// The native upload page in a browser, from its template and styles: for the documents, and to see that it fits a phone.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatProgress } from '@vod-upload/vod-upload'
import type { Browser } from 'playwright-core'
import { type NativeHost, nativeHosts, projectFolder } from '../native-examples/hosts'
import { openMiniProgram } from '../test-native/mini-program'
import { parseTemplate, type Shown } from '../test-native/template'

const MB = 1e6
/** Of the narrowest phones. */
const WIDTH_PX = 360
/** What hosts take for the width of any phone. */
const WIDTH_RPX = 750

interface Modules {
  readonly 'upload/upload-list.js': { initialState: object; reduce(state: object, action: object): object }
  readonly 'upload/view.js': { toView(state: object, words: object): object }
  readonly 'words.js': { wordsFor(language: string): object; plainWords(words: object): object }
}

/** @throws Error where the page is wider than its phone */
export async function takeNativePicture(browser: Browser, file: string): Promise<void> {
  const [wechat] = nativeHosts as [NativeHost]
  const page = await browser.newPage({
    viewport: { width: WIDTH_PX, height: 640 },
    deviceScaleFactor: 2,
  })
  try {
    await page.setContent(htmlOf(wechat))
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    if (width > WIDTH_PX) throw new Error(`The page is ${width} px wide on a phone of ${WIDTH_PX} px.`)
    await page.screenshot({ path: file, fullPage: true })
  } finally {
    await page.close()
  }
}

function htmlOf(native: NativeHost): string {
  const folder = projectFolder(native)
  const read = (path: string) => readFileSync(join(folder, path), 'utf8')
  const template = parseTemplate(read(`pages/upload/upload.${native.template}`), native)
  const body = template.render(pageData(folder)).map(elementOf).join('')
  const styles = ['app', 'pages/upload/upload'].map((name) => read(`${name}.${native.style}`)).join('\n')
  return `<!doctype html><meta charset="utf-8"><style>${ofAHost}${inPixels(styles)}</style>${body}`
}

/** One upload in each of the states that look different. */
function pageData(folder: string): object {
  const program = openMiniProgram({ folder, globals: {}, replaced: { 'host.js': { formatProgress } } })
  const load = <Name extends keyof Modules>(name: Name) => program.require(name) as Modules[Name]
  const { initialState, reduce } = load('upload/upload-list.js')
  const { wordsFor, plainWords } = load('words.js')
  const words = wordsFor('en')
  const message = 'OSS refused: the credential is for another object. (RequestId 5C3D9175B6FC201293AD4890)'
  const sent = (sentBytes: number, totalBytes: number) => ({
    progress: {
      sentBytes,
      totalBytes,
      fraction: sentBytes / totalBytes,
      bytesPerSecond: 3.1 * MB,
      secondsLeft: 22,
    },
  })
  const uploads: ReadonlyArray<readonly [seconds: number, megabytes: number, news: object]> = [
    [12, 8.2, { phase: 'failed', ...sent(3 * MB, 8.2 * MB), error: { code: 'AccessDenied', message } }],
    [61, 24, { phase: 'succeeded', mediaId: '385abfbb92a0dd4a85a306d77ca88d30' }],
    [400, 212, { phase: 'paused', ...sent(100 * MB, 212 * MB) }],
    [75, 80, { phase: 'transferring', ...sent(12.4 * MB, 80 * MB) }],
  ]
  const actions = uploads.flatMap(([seconds, megabytes, news], index) => [
    { type: 'video-chosen', video: { source: {}, poster: '', seconds, sizeBytes: megabytes * MB } },
    { type: 'started' },
    { type: 'heard', id: index + 1, news },
  ])
  const view = load('upload/view.js').toView(actions.reduce(reduce, initialState), words)
  return { words: plainWords(words), ...view }
}

const tags: Readonly<Record<string, string>> = { view: 'div', text: 'span', image: 'img' }

function elementOf(node: Shown | string): string {
  if (typeof node === 'string') return node.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  const tag = tags[node.name] ?? node.name
  const { class: names = '', style = '' } = node.attributes
  return `<${tag} class="${names}" style="${style}">${node.children.map(elementOf).join('')}</${tag}>`
}

/** As WeChat draws a button that has no style. */
const ofAHost = `
  * { box-sizing: border-box } body { margin: 0; font-family: sans-serif }
  button { display: block; margin: 0 auto; padding: 0 14px; font-size: 18px; line-height: 2.55 }
`

function inPixels(styles: string): string {
  return styles
    .replace(/([\d.]+)rpx/g, (_, length) => `${(Number(length) * WIDTH_PX) / WIDTH_RPX}px`)
    .replace(/^page /m, 'body ')
}
