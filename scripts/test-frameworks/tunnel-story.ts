// The story of one H5 build on a bad way home: its line goes and comes back, and the page is loaded anew.
import type { Emulator } from '@vod-upload/emulator'
import type { Browser } from 'playwright-core'
import { expect, expectStored, PARALLEL_PARTS, SLOW, taken } from './h5-story'
import { openUploadPage, type UploadPage } from './upload-page'

export async function tellTunnelStory(
  browser: Browser,
  url: string,
  emulator: Emulator,
  film: string,
): Promise<string> {
  const context = await browser.newContext()
  try {
    const page = await openUploadPage(context, url)
    await goThroughTunnel(page, emulator, film)
    const kept = await loadAnew(page, emulator, film)
    // Chromium itself complains of each request that the tunnel ended.
    const complaints = page.complaints.filter((each) => !/ERR_INTERNET_DISCONNECTED/.test(each))
    expect(complaints.length === 0, `The browser complained:\n${complaints.join('\n')}`)
    return `through a tunnel and whole; loaded anew at ${kept} %, and whole`
  } finally {
    await context.close()
  }
}

async function goThroughTunnel(page: UploadPage, emulator: Emulator, film: string): Promise<void> {
  emulator.clearRequests()
  await page.sendAt(SLOW)
  await page.choose('film', film)
  await page.shows(10)
  await page.loseNetwork()
  await page.says('Waiting for a network')
  await page.sendAt('full speed')
  await page.says('Done')
  expectStored(emulator, film)
}

/** Nobody pauses first: what has arrived must have been written down by then. */
async function loadAnew(page: UploadPage, emulator: Emulator, film: string): Promise<number> {
  emulator.clearRequests()
  await page.sendAt(SLOW)
  await page.choose('film', film)
  await page.shows(40)
  const kept = await page.percent()
  await page.reload()
  await page.sendAt('full speed')
  await page.choose('film', film)
  await page.says('Done')
  expectStored(emulator, film)
  const begun = taken(emulator, 'InitiateMultipartUpload').length
  expect(begun === 1, `The film that was chosen again went in ${begun} uploads, not in one.`)
  const sent = taken(emulator, 'UploadPart')
  const parts = new Set(sent.map(({ partNumber }) => partNumber)).size
  expect(sent.length <= parts + PARALLEL_PARTS, `${parts} parts were sent ${sent.length} times.`)
  return kept
}
