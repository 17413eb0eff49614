import type { Tell } from '../events'
import { contentOf } from '../world/content'
import { createDevice } from '../world/device'
import { type AppRun, createAppRun } from '../world/platform'
import type { Random } from '../world/random'
import type { World } from '../world/world'
import { createAskServer } from './ask-server'
import { createDocumentedFace } from './documented-face'
import type { Face } from './face'
import { createPromiseFace } from './promise-face'
import { chooseSettings, mostBodyBytes } from './run-settings'
import type { Film, Upload } from './upload'

/** Somebody who opens the app, picks films, presses buttons, and throws the app out. */
export interface PhoneUser {
  openApp(): OpenApp
  /** The app is gone without a word; what it had in memory, too. */
  killApp(): void
  /** Picks one of the films, under another path each time. */
  upload(film: Film): Upload | undefined
  readonly films: readonly Film[]
  readonly uploads: readonly Upload[]
  /** `undefined` while no app is open. */
  readonly app: OpenApp | undefined
}

export interface OpenApp {
  readonly face: Face
  readonly run: AppRun
}

export function createPhoneUser(world: World, random: Random, tell: Tell): PhoneUser {
  const films = makeFilms(random)
  const sizes = films.map(({ content }) => content.sizeBytes)
  let largestPartBytes = 0
  const uploads: Upload[] = []
  let runs = 0
  let app: OpenApp | undefined

  return {
    films,
    uploads,
    get app() {
      return app
    },
    openApp() {
      runs += 1
      const settings = chooseSettings(random)
      const isDocumented = random.chance(0.5)
      // A run goes on with the parts of an earlier one as they are.
      largestPartBytes = Math.max(largestPartBytes, settings.partSizeBytes)
      // What the documented options do not know.
      const documented = isDocumented && { parallelFiles: 1, memoryBytes: undefined }
      const most = { ...settings, ...documented, partSizeBytes: largestPartBytes }
      const mostBytes = mostBodyBytes(most, world.host, sizes)
      const device = createDevice(world.time, world.skew)
      const run = createAppRun(world, device, {
        busier: (aliveBytes) => tell({ type: 'busier', aliveBytes, mostBytes }),
      })
      const chance = world.random(`run ${runs}`)
      const askServer = createAskServer(world, device, chance)
      const deps = { run, settings, random: chance, askServer, tell }
      const face = isDocumented ? createDocumentedFace(deps) : createPromiseFace(deps)
      app = { face, run }
      world.trace.note('app', `opens with ${face.name} ${JSON.stringify(settings)}`)
      return app
    },
    killApp() {
      if (app === undefined) return
      world.trace.note('user', 'kills the app')
      app.run.device.end()
      world.network.breakOff(app.run.device, 'interrupted')
      if (random.chance(0.2)) world.storage.loseUnwritten()
      app = undefined
      tell({ type: 'killed' })
    },
    upload(film) {
      if (app === undefined) return undefined
      const file = world.files.pick(film.content, film.kind === 'video' ? 'mp4' : 'png')
      const upload: Upload = {
        name: `${film.name} as ${file.path}`,
        film,
        file,
        run: runs,
        pickedAtMs: world.time.nowMs,
        objects: new Set(),
      }
      uploads.push(upload)
      world.trace.note('user', `picks ${upload.name} (${film.content.sizeBytes} bytes)`)
      app.face.add(upload)
      return upload
    },
  }
}

function makeFilms(random: Random): Film[] {
  const films: Film[] = []
  const count = random.whole(1, 3)
  for (let number = 1; number <= count; number += 1) {
    const sizeBytes = random.chance(0.2)
      ? random.whole(1, 102400)
      : random.pick([1, 1, 2, 2, 3, 3, 6]) * 102400 + random.pick([0, 1, 777, 50000])
    const isSame = random.chance(0.15) && films.length > 0
    const content = isSame ? films[0].content : contentOf(random.whole(0, 5), sizeBytes)
    const kind = random.chance(0.15) ? 'image' : 'video'
    films.push({ name: `film ${number}`, content, kind: isSame ? films[0].kind : kind })
  }
  return films
}
