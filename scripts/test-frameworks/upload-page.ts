// The page of both examples, as its user has it before them.
import type { BrowserContext, Page } from 'playwright-core'

export interface UploadPage {
  /** Resolves when the page tells of the upload. */
  choose(kind: 'film' | 'picture', file: string): Promise<void>
  press(name: 'Pause' | 'Resume' | 'Cancel'): Promise<void>
  /** Resolves when the status line begins like this; rejects when it tells of anything that is no way there. */
  says(beginning: string): Promise<void>
  /** Resolves when the page shows that many per cent or more. */
  shows(percent: number): Promise<void>
  percent(): Promise<number>
  /** How fast the line sends from now on. */
  sendAt(bytesPerSecond: number | 'full speed'): Promise<void>
  /** It is back when a speed is set. */
  loseNetwork(): Promise<void>
  reload(): Promise<void>
  screenshot(file: string): Promise<void>
  /** What the browser has complained of. */
  readonly complaints: readonly string[]
}

const PATIENCE_MS = 60_000

export async function openUploadPage(context: BrowserContext, url: string): Promise<UploadPage> {
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  const complaints = listenForComplaints(page)
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await page.goto(url)
  const status = page.locator('.status')
  const percent = page.locator('.percent')
  const setLine = (offline: boolean, uploadThroughput: number) =>
    session.send('Network.emulateNetworkConditions', {
      offline,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput,
    })
  const readPercent = async () => Number.parseInt((await percent.textContent()) ?? '', 10)

  const orTell = async (waiting: Promise<unknown>, failure: string) => {
    try {
      await waiting
    } catch {
      const said = await status.textContent({ timeout: 1000 }).catch(() => 'nothing')
      // A blocked line complains of each part in the same words.
      const [complaint = 'nothing'] = complaints
      throw new Error(`The page ${failure}, but: '${said}'. The browser complained of ${complaint}`)
    }
  }
  await orTell(status.waitFor(), 'did not come up')

  return {
    complaints,
    percent: readPercent,
    async choose(kind, file) {
      const before = await status.textContent()
      const chooser = page.waitForEvent('filechooser')
      const asked = page.getByText(`Choose a ${kind}`, { exact: true }).click()
      await orTell(Promise.all([asked, chooser]), `asked for no ${kind}`)
      await (await chooser).setFiles(file)
      // Until then the page tells of the upload before.
      const isNew = (said: string | null) => document.querySelector('.status')?.textContent !== said
      await orTell(page.waitForFunction(isNew, before), `told of no upload of the ${kind}`)
    },
    async press(name) {
      await orTell(page.getByText(name, { exact: true }).click(), `let nobody press ${name}`)
    },
    async says(beginning) {
      const saying = status.filter({ hasText: new RegExp(`^\\s*${beginning}`) })
      await orTell(saying.waitFor(), `never said '${beginning}'`)
    },
    async shows(wanted) {
      const isShown = (least: number) =>
        Number.parseInt(document.querySelector('.percent')?.textContent ?? '', 10) >= least
      await orTell(page.waitForFunction(isShown, wanted), `never showed ${wanted} %`)
    },
    async sendAt(bytesPerSecond) {
      await setLine(false, bytesPerSecond === 'full speed' ? -1 : bytesPerSecond)
    },
    async loseNetwork() {
      await setLine(true, 0)
    },
    async reload() {
      await page.reload()
      await status.waitFor()
    },
    async screenshot(file) {
      await page.screenshot({ path: file })
    },
  }
}

export function listenForComplaints(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`))
  page.on('console', (message) => {
    const { url } = message.location()
    if (message.type() === 'error' && isOurs(url)) complaints.push(`console: ${message.text()} ${url}`)
  })
  return complaints
}

/** uni-app asks its maker's server for an ornament, and nobody but this machine is reached here. */
function isOurs(url: string): boolean {
  return url === '' || /(^|\.)(localhost|127\.0\.0\.1)$/.test(new URL(url).hostname)
}
