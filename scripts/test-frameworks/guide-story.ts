// The story of the page that a guide has to copy: a film is picked and uploaded, and the page tells how far it has come.
import type { Emulator } from '@vod-upload/emulator'
import type { Browser } from 'playwright-core'
import { expect, expectStored } from './h5-story'
import { listenForComplaints } from './upload-page'

const MB = 1024 * 1024

export async function tellGuideStory(
  browser: Browser,
  url: string,
  emulator: Emulator,
  film: string,
): Promise<string> {
  emulator.clearRequests()
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(60_000)
    const complaints = listenForComplaints(page)
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 8 * MB }
    await session.send('Network.emulateNetworkConditions', slow)
    await page.goto(url)
    const chooser = page.waitForEvent('filechooser')
    await page.getByText('Choose a video', { exact: true }).click()
    await (await chooser).setFiles(film)
    await page.getByText(/ MB · .* left$/).waitFor()
    await page.getByText(/^Id \w+$/).waitFor()
    expectStored(emulator, film)
    expect(complaints.length === 0, `The browser complained:\n${complaints.join('\n')}`)
    return 'a film went from the page to copy, and it said how far'
  } finally {
    await context.close()
  }
}
