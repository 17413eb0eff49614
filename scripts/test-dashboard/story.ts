// What a developer does with the dashboard in a day, in a real browser.
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { step } from '../test-frameworks/step'
import { expectNoAxeViolations, expectNoSidewaysScroll, walkByKeyboard } from './accessibility'
import { sendBadRequest } from './bad-request'
import { type DashboardPage, expect, openDashboard } from './dashboard-page'
import type { RunningEmulator } from './running-emulator'
import { turnOnPhone } from './slow-phone'

export interface StoryFiles {
  readonly film: string
  readonly picture: string
}

/** Slow enough to be watched, on each connection. */
const SLOW = 150_000

/** @param screenshotOf where a screenshot of that name goes */
export async function tellStory(
  browser: Browser,
  emulator: RunningEmulator,
  files: StoryFiles,
  screenshotOf: (name: string) => string,
): Promise<void> {
  const wide = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' })
  const narrow = await browser.newContext({ viewport: { width: 360, height: 740 }, colorScheme: 'dark' })
  try {
    const desktop = await openDashboard(wide, emulator.current.url)
    const phone = await openDashboard(narrow, emulator.current.url)
    await step('dashboard: an upload is shown while it runs', () =>
      watchUpload(desktop, emulator, files, screenshotOf('dashboard')),
    )
    await step('dashboard: faults strike when their buttons are pressed', () =>
      pressFaults(desktop, emulator),
    )
    await step('dashboard: a refused signature is explained', () =>
      readExplanation(phone, emulator, screenshotOf('dashboard-360')),
    )
    await step('dashboard: a picture shows, and a film plays, asked for in ranges', () =>
      lookAtObjects(desktop),
    )
    await step(
      'dashboard: a keyboard reaches everything',
      () => walkOver(desktop),
      (stops) => `${stops} stops`,
    )
    await step('dashboard: everything is there after a restart', () => restart(desktop, emulator))
    await expectNoAxeViolations(desktop.page, 'the page on a desktop')
    for (const { complaints } of [desktop, phone]) {
      expect(complaints.length === 0, `The browser complained:\n${complaints.join('\n')}`)
    }
  } finally {
    await wide.close()
    await narrow.close()
  }
}

async function watchUpload(
  { page, section, says, button }: DashboardPage,
  emulator: RunningEmulator,
  { film, picture }: StoryFiles,
  screenshot: string,
): Promise<void> {
  await says('connected')
  const phone = await turnOnPhone(emulator.current)
  try {
    phone.sendAt(SLOW)
    const ended = phone.upload(picture, film)
    const uploads = section('Uploads')
    await uploads.getByText(/lane 2 · connection \d+ · part \d+/).waitFor()
    await uploads.locator('.cell[data-is="stored"]').nth(2).waitFor({ state: 'attached' })
    const bar = uploads.locator('progress.whole').first()
    expect(Number(await bar.getAttribute('value')) > 0, 'The bar of the running upload has not moved.')
    await button('Connections cut: 5 %').click()
    await page.locator('button[aria-label="Connections cut: 5 %"][aria-pressed="true"]').waitFor()
    await page.waitForFunction(() => {
      const lanes = [...document.querySelectorAll<HTMLProgressElement>('.lane progress')]
      return lanes.some(({ value }) => value > 0.4)
    })
    await page.screenshot({ path: screenshot })
    await button('Connections cut: none').click()
    await button('Expire all tokens now').click()
    await says('Every token handed out so far has expired.')
    phone.sendAt('full speed')
    await ended
    await uploads.locator('[data-is="running"]').waitFor({ state: 'detached' })
    expect((await uploads.getByText('done').count()) >= 2, 'Not both uploads are shown as done.')
  } finally {
    await phone.close()
  }
}

async function pressFaults(dashboard: DashboardPage, emulator: RunningEmulator): Promise<void> {
  const { button, page } = dashboard
  const { url } = emulator.current
  const ask = () =>
    fetch(`${url}/outin-emulator/a`).then(
      ({ status }) => status,
      () => 'cut',
    )
  const press = async (name: string) => {
    await button(name).focus()
    await page.keyboard.press('Enter')
    await page.locator(`button[aria-label="${name}"][aria-pressed="true"]`).waitFor()
  }
  await press('Answers 503: all')
  expect((await ask()) === 503, 'With all answers at 503 a request was answered otherwise.')
  await press('Answers 503: none')
  expect((await ask()) === 403, 'After the fault was switched off, a request was still struck.')
  await button('Answer the next request 503').click()
  await dashboard.says('The next request will be answered 503.')
  expect((await ask()) === 503 && (await ask()) === 403, 'Not exactly the next request was answered 503.')
  await press('Clock of the server: 20 min ahead')
  const date = (await fetch(`${url}/outin-emulator/a`)).headers.get('date') ?? ''
  expect(
    Math.abs(Date.parse(date) - Date.now() - 1_200_000) < 5000,
    `The clock is not 20 minutes ahead: ${date}.`,
  )
  await press('Clock of the server: right')
  await press('Connections cut: 30 %')
  await press('Connections cut: none')
  const good = dashboard.section('Requests').locator('.badge[data-is="done"]')
  expect((await good.count()) > 0, 'No request is shown that went well.')
  await page.getByLabel('failed ones only').check()
  expect((await good.count()) === 0, 'Among the failed requests there are good ones.')
  await page.getByLabel('failed ones only').uncheck()
}

async function readExplanation(
  { page, section, says }: DashboardPage,
  emulator: RunningEmulator,
  screenshot: string,
): Promise<void> {
  const { signature } = await sendBadRequest(emulator.current)
  const row = section('Requests').getByRole('button', { name: /SignatureDoesNotMatch.*beach\.jpg/ })
  await row.focus()
  await page.keyboard.press('Enter')
  await says('first difference')
  await says(/signed no Content-Type, and sent application\/json/)
  const marked = await page.locator('tr', { hasText: 'first difference' }).textContent()
  expect(marked?.includes('application/json') === true, `Another line is marked: '${marked}'.`)
  await page.locator('#requests .card').first().screenshot({ path: screenshot })
  await page.getByText('Compare with what my client signed').click()
  await page.getByRole('textbox').fill('POST\n\n\nyesterday\n/outin-emulator/holiday/beach.jpg')
  await page.getByRole('button', { name: 'Compare' }).click()
  await says('“Theirs” is what you pasted.')
  const shown = await page.locator('body').textContent()
  const secrets = [
    'emulator-secret',
    signature,
    ...emulator.current.accounts.map((each) => each.accessKeySecret),
  ]
  expect(!secrets.some((secret) => shown?.includes(secret)), 'A secret is on the page.')
  await expectNoSidewaysScroll(page)
  await expectNoAxeViolations(page, 'an explanation at 360 pixels in the dark')
}

async function lookAtObjects({ page, section }: DashboardPage): Promise<void> {
  await section('Objects').getByRole('button', { name: /^Look/ }).first().click()
  await page.waitForFunction(() => {
    const image = document.querySelector<HTMLImageElement>('#preview-stage img')
    return image?.complete === true && image.naturalWidth > 0
  })
  await page.keyboard.press('Escape')
  await page.locator('#preview').waitFor({ state: 'hidden' })
  await playFilm(page, section('Objects'))
}

async function playFilm(
  page: DashboardPage['page'],
  objects: ReturnType<DashboardPage['section']>,
): Promise<void> {
  const ranges: string[] = []
  page.on('response', (response) => {
    if (response.url().includes('/objects/') && response.status() === 206) {
      ranges.push(response.headers()['content-range'] ?? '')
    }
  })
  await objects.getByRole('button', { name: /^Play/ }).first().click()
  const player = page.locator('#preview-stage video')
  await player.evaluate(async (video) => {
    if (!(video instanceof HTMLVideoElement)) throw new Error('There is no player.')
    video.muted = true
    await video.play()
  })
  await page.waitForFunction(
    () => (document.querySelector<HTMLVideoElement>('#preview-stage video')?.currentTime ?? 0) > 0.1,
  )
  expect(ranges.length > 0, 'The film was not asked for in ranges.')
  await page.getByRole('button', { name: 'Close' }).click()
  await page.locator('#preview').waitFor({ state: 'hidden' })
}

/** From a page that has just been opened, where nothing has had the focus. */
async function walkOver({ page, says }: DashboardPage): Promise<number> {
  await page.reload()
  await says('connected')
  await page.locator('#requests .card').first().waitFor()
  return walkByKeyboard(page)
}

async function restart({ page, says, section }: DashboardPage, emulator: RunningEmulator): Promise<void> {
  const before = await section('Objects').locator('.key').allTextContents()
  await emulator.stop()
  await says('not connected')
  await wait(200)
  await emulator.start()
  await page.locator('#connection', { hasText: /^connected$/ }).waitFor()
  const after = await section('Objects').locator('.key').allTextContents()
  expect(
    before.length >= 2 && after.sort().join() === before.sort().join(),
    `Of ${before} there is ${after}.`,
  )
  expect(emulator.current.videos().length > 0, 'VOD has forgotten the film.')
  await page.reload()
  await playFilm(page, section('Objects'))
}
