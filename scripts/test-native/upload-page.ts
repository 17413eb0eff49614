// The upload page of one native example, on a simulated phone, with a VOD and OSS of this machine.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Emulator, startEmulator } from '@vod-upload/emulator'
import { patternBytes } from '@vod-upload/testkit'
import { type NativeHost, projectFolder } from '../native-examples/hosts'
import { type AppServer, startAppServer } from './app-server'
import { openMiniProgram, type RunningPage, type Surroundings } from './mini-program'
import { openPhone, type SimulatedPhone } from './phone'
import { parseTemplate, type Shown } from './template'

/** What the screen says, by the names in `words.js`. */
export interface Words {
  readonly [name: string]: string
}

/** What npm would have installed, over the host's own object. */
export type Packages = (globals: SimulatedPhone['globals']) => Readonly<Record<string, unknown>>

export interface UploadPageStage {
  readonly phone: SimulatedPhone
  readonly emulator: Emulator
  readonly server: AppServer
  readonly page: RunningPage
  /** As this phone's language has them. */
  readonly words: Words
  /** What the user will choose next. */
  pick(name: string, bytes?: Uint8Array): void
  /** Taps the button with this title: the latest card's, where there are several. */
  tap(title: string): void
  /** Every text on the screen, from the top. */
  texts(): readonly string[]
  /** Resolves when the screen shows it. @param times how often. Default: once */
  shows(text: string | RegExp, times?: number): Promise<void>
  close(): Promise<void>
}

const PATIENCE_MS = 15_000
export const film = patternBytes(3 * 1024 * 1024 + 17)

/** @param installed where the project is, and where its packages are, if not in the repository */
export async function openUploadPage(
  native: NativeHost,
  packagesOver: Packages,
  installed: Pick<Surroundings, 'folder' | 'npmFolder'> = { folder: projectFolder(native) },
): Promise<UploadPageStage> {
  const { folder } = installed
  const phone = openPhone(native.name)
  const emulator = await startEmulator()
  const server = await startAppServer(emulator)
  const program = openMiniProgram({
    ...installed,
    globals: phone.globals,
    packages: packagesOver(phone.globals),
    replaced: { 'config.js': { appServer: server.url, allowHttp: true, selfCheckServer: '' } },
  })
  const page = program.openPage('pages/upload/upload.js')
  const words = page.data.words as Words
  const template = parseTemplate(
    readFileSync(join(folder, `pages/upload/upload.${native.template}`), 'utf8'),
    native,
  )
  const screen = () => template.render(page.data)
  const texts = () => screen().flatMap(textsOf)
  return {
    phone,
    emulator,
    server,
    page,
    words,
    pick(name, bytes = film) {
      phone.host.pickNext(phone.albumFile(name, bytes))
    },
    tap(title) {
      const [button] = screen().flatMap((node) => tappable(node, native.tap, title))
      if (button === undefined) throw new Error(`There is no ${title} among: ${texts().join(', ')}.`)
      page.call(String(button.attributes[native.tap]), datasetOf(button))
    },
    texts,
    async shows(text, times = 1) {
      const isIt = (shown: string) => (typeof text === 'string' ? shown === text : text.test(shown))
      const isThere = () => texts().filter(isIt).length >= times
      const deadline = Date.now() + PATIENCE_MS
      while (!isThere()) {
        if (Date.now() > deadline) throw new Error(`It never showed ${text}, but: ${texts().join(', ')}.`)
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    },
    async close() {
      page.close()
      await phone.close()
      await server.close()
      await emulator.close()
    },
  }
}

function textsOf(node: Shown | string): readonly string[] {
  return typeof node === 'string' ? [node] : node.children.flatMap(textsOf)
}

function tappable(node: Shown | string, tap: string, title: string): readonly Shown[] {
  if (typeof node === 'string') return []
  const own = tap in node.attributes && textsOf(node).join('') === title ? [node] : []
  return [...own, ...node.children.flatMap((child) => tappable(child, tap, title))]
}

function datasetOf({ attributes }: Shown): Readonly<Record<string, unknown>> {
  const data = Object.entries(attributes).filter(([name]) => name.startsWith('data-'))
  return Object.fromEntries(data.map(([name, value]) => [name.slice('data-'.length), value]))
}
