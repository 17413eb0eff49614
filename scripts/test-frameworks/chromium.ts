import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const usualPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

export const HOW_TO_GET_CHROMIUM =
  'install it (on Debian: apt-get install chromium), or set CHROMIUM_PATH to where it is.'

/** Where Chromium lies, if it is installed. */
export function findChromium(given = process.env.CHROMIUM_PATH): string | undefined {
  return [...(given ? [given] : []), ...usualPaths].find((path) => existsSync(path))
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
