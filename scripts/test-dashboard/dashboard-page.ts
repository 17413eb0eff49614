// The dashboard in a browser, as its user has it before them.
import type { BrowserContext, Locator, Page } from 'playwright-core'

export interface DashboardPage {
  readonly page: Page
  /** What the browser has complained of. While the emulator is stopped, its silence is no complaint. */
  readonly complaints: string[]
  section(heading: string): Locator
  button(name: string | RegExp): Locator
  /** Resolves when the condition holds for a text of the page; rejects with what the page says instead. */
  says(text: string | RegExp): Promise<void>
}

const PATIENCE_MS = 30_000

export async function openDashboard(context: BrowserContext, url: string): Promise<DashboardPage> {
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`))
  page.on('console', (message) => {
    const isRetry = /ERR_(CONNECTION_REFUSED|INCOMPLETE_CHUNKED_ENCODING|CONNECTION_RESET)/.test(
      message.text(),
    )
    if (message.type() === 'error' && !isRetry) complaints.push(`console: ${message.text()}`)
    if (message.type() === 'warning') complaints.push(`warning: ${message.text()}`)
  })
  await page.goto(`${url}/_emulator/`)
  return {
    page,
    complaints,
    section: (heading) =>
      page.locator('section', { has: page.getByRole('heading', { name: heading, level: 2 }) }),
    button: (name) => page.getByRole('button', { name }),
    async says(text) {
      await page.getByText(text).first().waitFor()
    },
  }
}

export function expect(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new Error(sentence)
}
