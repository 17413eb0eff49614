// Both H5 builds in a real browser, against the local VOD + OSS on an origin of its own.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmulator } from '@vod-upload/emulator'
import type { Browser } from 'playwright-core'
import { PNG } from 'pngjs'
import { launchChromium } from './chromium'
import { cacheFolder, root } from './folders'
import { tellGuideStory } from './guide-story'
import { type StoryFiles, tellH5Story } from './h5-story'
import { makeFilm } from './make-film'
import { takeNativePicture } from './native-picture'
import { startPageServer } from './page-server'
import { step } from './step'
import { tellTunnelStory } from './tunnel-story'

export interface H5Build {
  /** The framework's. */
  readonly name: string
  readonly folder: string
  /** Name of the screenshot, without extension. */
  readonly screenshot: string
  /** Where the page is that the framework's guide has to copy. */
  readonly guidePath: string | undefined
}

const FILM_BYTES = 25 * 1024 * 1024

export async function tryInBrowser(
  chromiumPath: string,
  builds: readonly H5Build[],
  { updateScreenshots }: { readonly updateScreenshots: boolean },
): Promise<void> {
  const screenshots = updateScreenshots ? join(root, 'docs/images') : join(cacheFolder, 'screenshots')
  mkdirSync(screenshots, { recursive: true })
  const folder = mkdtempSync(join(tmpdir(), 'vod-upload-h5-'))
  const browser = await launchChromium(chromiumPath)
  try {
    const files = await step('browser: make a film that plays', () => makeFiles(browser, folder))
    for (const build of builds) {
      const screenshotFile = join(screenshots, `${build.screenshot}.png`)
      await step(`browser: ${build.name} H5`, () => tellOf(build, browser, files, screenshotFile), String)
    }
    const picture = join(screenshots, 'native.png')
    await step('browser: the native page fits a phone', () => takeNativePicture(browser, picture))
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function tellOf(
  build: H5Build,
  browser: Browser,
  files: StoryFiles,
  screenshotFile: string,
): Promise<string> {
  const emulator = await startEmulator()
  const { url, server } = await startPageServer(build.folder, emulator)
  try {
    const even = await tellH5Story(browser, url, emulator, files, screenshotFile)
    const told = `${even}; ${await tellTunnelStory(browser, url, emulator, files.film)}`
    if (build.guidePath === undefined) return told
    const guide = await tellGuideStory(browser, `${url}${build.guidePath}`, emulator, files.film)
    return `${told}; ${guide}`
  } finally {
    await server.close()
    await emulator.close()
  }
}

async function makeFiles(browser: Browser, folder: string): Promise<StoryFiles> {
  const files = { film: join(folder, 'film.webm'), picture: join(folder, 'picture.png') }
  writeFileSync(files.film, await makeFilm(browser, FILM_BYTES))
  writeFileSync(files.picture, PNG.sync.write(new PNG({ width: 64, height: 64 })))
  return files
}
