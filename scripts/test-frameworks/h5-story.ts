// The story of one H5 build: a film in parts, paused and resumed; a picture in a form; a film that is cancelled.
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { Emulator, RequestEntry } from '@vod-upload/emulator'
import type { Browser } from 'playwright-core'
import { openUploadPage, type UploadPage } from './upload-page'

export interface StoryFiles {
  readonly film: string
  readonly picture: string
}

type SentPart = Pick<RequestEntry, 'partNumber'>

const MB = 1024 * 1024
/** Over loopback a film would have arrived before anybody could press a button. */
export const SLOW = MB
/** While a button is pressed: on a busy machine that takes seconds. */
const CRAWLING = MB / 4
/** So many may be on their way when the upload is paused, and go again: a page has no more connections. */
export const PARALLEL_PARTS = 6

export async function tellH5Story(
  browser: Browser,
  url: string,
  emulator: Emulator,
  files: StoryFiles,
  screenshotFile: string,
): Promise<string> {
  const context = await browser.newContext({ viewport: { width: 390, height: 420 } })
  try {
    const page = await openUploadPage(context, url)
    const pausedAt = await uploadFilm(page, emulator, files.film, screenshotFile)
    await uploadPicture(page, emulator, files.picture)
    await cancelFilm(page, emulator, files.film)
    expect(page.complaints.length === 0, `The browser complained:\n${page.complaints.join('\n')}`)
    return `film paused at ${pausedAt} %, resumed and whole; picture whole; cancelled film removed`
  } finally {
    await context.close()
  }
}

async function uploadFilm(
  page: UploadPage,
  emulator: Emulator,
  film: string,
  screenshotFile: string,
): Promise<number> {
  emulator.clearRequests()
  await page.sendAt(SLOW)
  await page.choose('film', film)
  await page.shows(30)
  await page.sendAt(CRAWLING)
  const kept = partsOf(taken(emulator, 'UploadPart'))
  expect(kept.size > 0, 'The page shows 30 %, and no part has arrived.')
  await page.press('Pause')
  await page.says('Paused')
  // What had arrived in full when the button was pressed may still be on its way to the log.
  await wait(500)
  const arrived = countTaken(emulator, 'UploadPart')
  const pausedAt = await page.percent()
  await page.screenshot(screenshotFile)
  // A pause that stops nothing would be seen at once.
  await page.sendAt('full speed')
  await wait(1000)
  const more = countTaken(emulator, 'UploadPart') - arrived
  expect(more === 0, `${more} parts arrived while the upload was paused.`)
  expect(pausedAt < 100, `It was to be paused half way, but had ${pausedAt} %.`)

  await page.press('Resume')
  await page.says('Done')
  expect((await page.percent()) === 100, 'The page does not show 100 %.')
  expectStored(emulator, film)
  expectResumed(taken(emulator, 'UploadPart'), kept)
  const asked = countTaken(emulator, 'ListParts')
  expect(asked === 0, 'OSS was asked for the ETags: the page does not see them in its answers.')
  return pausedAt
}

/** @param kept what had arrived, and was known to the page, before it was paused */
export function expectResumed(sent: readonly SentPart[], kept: ReadonlySet<number>): void {
  const parts = partsOf(sent)
  expect(parts.size > PARALLEL_PARTS, `The film went in ${parts.size} parts only.`)
  expect(sent.length <= parts.size + PARALLEL_PARTS, `${parts.size} parts were sent ${sent.length} times.`)
  const again = [...kept].filter(
    (wanted) => sent.filter(({ partNumber }) => partNumber === wanted).length > 1,
  )
  expect(again.length === 0, `Parts ${again.join(', ')} had arrived before the pause, and were sent again.`)
}

async function uploadPicture(page: UploadPage, emulator: Emulator, picture: string): Promise<void> {
  emulator.clearRequests()
  await page.choose('picture', picture)
  await page.says('Done')
  expect(countTaken(emulator, 'PostObject') === 1, 'The picture did not go in one form.')
  expectStored(emulator, picture)
}

async function cancelFilm(page: UploadPage, emulator: Emulator, film: string): Promise<void> {
  const before = emulator.listObjects().length
  await page.sendAt(SLOW)
  await page.choose('film', film)
  await page.shows(10)
  await page.sendAt(CRAWLING)
  await page.press('Cancel')
  await page.says('Cancelled')
  for (let looks = 0; emulator.listMultipartUploads().length > 0; looks += 1) {
    expect(looks < 100, 'What had arrived of the cancelled film is still there.')
    await wait(50)
  }
  expect(emulator.listObjects().length === before, 'The cancelled film was stored.')
}

/** The object that was stored last has the bytes of the file. */
export function expectStored(emulator: Emulator, file: string): void {
  const key = emulator.requests().filter(finishes).pop()
  const stored = key?.bucket && key.key ? emulator.readObject(key.bucket, key.key) : undefined
  expect(stored !== undefined, `No object was stored for ${file}.`)
  const same = stored !== undefined && readFileSync(stored.path).equals(readFileSync(file))
  expect(same, `The stored object differs from ${file}.`)
}

function finishes({ operation, status }: RequestEntry): boolean {
  return status < 300 && (operation === 'CompleteMultipartUpload' || operation === 'PostObject')
}

function partsOf(entries: readonly SentPart[]): Set<number> {
  return new Set(entries.flatMap(({ partNumber }) => partNumber ?? []))
}

function countTaken(emulator: Emulator, wanted: string): number {
  return taken(emulator, wanted).length
}

export function taken(emulator: Emulator, wanted: string): readonly RequestEntry[] {
  return emulator
    .requests()
    .filter(({ operation, status }) => operation === wanted && status < 300 && status > 0)
}

export function expect(holds: boolean, sentence: string): void {
  if (!holds) throw new Error(sentence)
}
