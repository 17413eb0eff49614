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
  const readPercent = async () => Number.parseInt((await percent.textContent()) ?? '', 10)

  return {
    complaints,
    percent: readPercent,
    async choose(kind, file) {
      const before = await status.textContent()
      const chooser = page.waitForEvent('filechooser')
      await page.getByText(`Choose a ${kind}`, { exact: true }).click()
      await (await chooser).setFiles(file)
      // Until then the page tells of the upload before.
      await page.waitForFunction((said) => document.querySelector('.status')?.textContent !== said, before)
    },
    async press(name) {
      await page.getByText(name, { exact: true }).click()
    },
    async says(beginning) {
      try {
        await status.filter({ hasText: new RegExp(`^\\s*${beginning}`) }).waitFor()
      } catch {
        const said = await status.textContent()
        throw new Error(`The page never said '${beginning}', but: '${said}'. ${complaints.join('\n')}`)
      }
    },
    async shows(wanted) {
      await page.waitForFunction(
        (least) => Number.parseInt(document.querySelector('.percent')?.textContent ?? '', 10) >= least,
        wanted,
      )
    },
    async sendAt(bytesPerSecond) {
      const conditions = { offline: false, latency: 0, downloadThroughput: -1 }
      await session.send('Network.emulateNetworkConditions', {
        ...conditions,
        uploadThroughput: bytesPerSecond === 'full speed' ? -1 : bytesPerSecond,
      })
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
