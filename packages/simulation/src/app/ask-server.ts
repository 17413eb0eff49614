import type { CredentialAnswer } from '../world/app-server'
import type { Device } from '../world/device'
import type { Random } from '../world/random'
import type { World } from '../world/world'
import type { Upload } from './upload'

/** Asks the app's server for a credential: for a new record, or for one that is there. It may fail, or seem never to answer. */
export interface AskServer {
  ask(upload: Upload, videoId: string | undefined): Promise<CredentialAnswer>
  /** Answers what has never been answered. */
  answerAll(): void
}

export function createAskServer(world: World, device: Device, random: Random): AskServer {
  const { weather, appServer, trace } = world
  const slowestMs = random.pick([100, 200, 3000])
  let silent: Array<() => void> = []
  const ask: AskServer['ask'] = (upload, videoId) =>
    new Promise((resolve, reject) => {
      const say = (what: string) => trace.note('server', `${upload.name}: ${what}`)
      if (weather.strikes('auth-silent')) {
        silent.push(() => resolve(ask(upload, videoId)))
        return say('does not answer')
      }
      const delayMs = weather.strikes('auth-slow') ? random.whole(1000, 25000) : random.whole(10, slowestMs)
      const fails = weather.strikes('auth-failed')
      const isGarbage = weather.strikes('auth-garbage')
      const object = appServer.records.get(videoId ?? '')
      if ((fails || isGarbage) && object !== undefined) appServer.denied.add(object)
      device.after(delayMs, () => {
        if (fails) {
          say('fails')
          return reject(new Error('The app server is down.'))
        }
        if (isGarbage) {
          say('answers garbage')
          return resolve({ UploadAuth: 'e30=', UploadAddress: 'nonsense' })
        }
        const answer = videoId === undefined ? appServer.create(upload.film.kind) : appServer.refresh(videoId)
        say(videoId === undefined ? `creates ${answer.VideoId ?? answer.ImageId}` : `refreshes ${videoId}`)
        upload.objects.add(appServer.records.get(answer.VideoId ?? answer.ImageId ?? '') ?? '')
        resolve(answer)
      })
    })
  return {
    ask,
    answerAll() {
      const late = silent
      silent = []
      for (const answer of late) answer()
    },
  }
}
