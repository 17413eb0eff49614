import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const programs = ['chromium', 'chromium-browser', 'google-chrome']

export const HOW_TO_GET_CHROMIUM =
  'install it (on Debian: apt-get install chromium), or set CHROMIUM_PATH to where it is.'

/** Where Chromium lies, if it is installed. Where CHROMIUM_PATH leads nowhere, no other browser stands in for the wanted one. */
export function findChromium({ CHROMIUM_PATH: wanted, PATH = '' } = process.env): string | undefined {
  const folders = PATH.split(delimiter)
  const places = wanted ? [wanted] : programs.flatMap((name) => folders.map((folder) => join(folder, name)))
  return places.find((place) => existsSync(place))
}

export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    // Root may run it only without its sandbox; the rest keeps it from talking to anybody but the page.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1',
    ],
  })
}
