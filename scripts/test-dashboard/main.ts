// `npm run test:dashboard`: the emulator's dashboard in a real browser, while a simulated phone uploads.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { PNG } from 'pngjs'
import { findChromium, HOW_TO_GET_CHROMIUM, launchChromium } from '../test-frameworks/chromium'
import { root } from '../test-frameworks/folders'
import { makeFilm } from '../test-frameworks/make-film'
import { runEmulator } from './running-emulator'
import { tellStory } from './story'

const FILM_BYTES = 8 * 1024 * 1024

const { values: wish } = parseArgs({ options: { 'update-screenshots': { type: 'boolean', default: false } } })

async function main(): Promise<number> {
  const chromium = findChromium()
  if (chromium === undefined) {
    const isCi = process.env.CI === 'true'
    console.log(`The dashboard was not tried, for want of Chromium: ${HOW_TO_GET_CHROMIUM}`)
    return isCi ? 1 : 0
  }
  const screenshots = join(root, wish['update-screenshots'] ? 'docs/images' : '.tmp/dashboard')
  mkdirSync(screenshots, { recursive: true })
  const folder = mkdtempSync(join(tmpdir(), 'vod-upload-dashboard-'))
  const browser = await launchChromium(chromium)
  try {
    const files = { film: join(folder, 'film.webm'), picture: join(folder, 'picture.png') }
    writeFileSync(files.film, await makeFilm(browser, FILM_BYTES))
    writeFileSync(files.picture, PNG.sync.write(new PNG({ width: 64, height: 64 })))
    const emulator = await runEmulator(join(folder, 'data'))
    try {
      await tellStory(browser, emulator, files, (name) => join(screenshots, `${name}.png`))
    } finally {
      await emulator.stop()
    }
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return 0
}

main().then(
  (exitCode) => {
    process.exitCode = exitCode
  },
  (cause) => {
    console.error(`The dashboard failed: ${cause instanceof Error ? cause.message : cause}`)
    process.exitCode = 1
  },
)
