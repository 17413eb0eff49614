import { basename } from 'node:path'
import type { Emulator } from '@vod-upload/emulator'
import type { News } from './app/job'
import { digestOf } from './film'
import { holdsDigest, type ObjectName } from './stored-object'
import type { FileReport, Told } from './storm-report'

/** Writes down what the app tells of each file, start by start. */
export interface StormLog {
  readonly paths: readonly string[]
  hear(news: News): void
  /** From now on what is told is of another start. False where no file has failed at the last one, or it was the second. */
  startsAgain(): boolean
  report(emulator: Emulator): Promise<FileReport[]>
}

interface SeenFile {
  readonly path: string
  readonly rounds: Told[]
  object?: ObjectName
  progressFell: boolean
}

const nothing: Told = { successes: 0, failures: [] }

export function createStormLog(paths: readonly string[]): StormLog {
  const seen = paths.map((path): SeenFile => ({ path, rounds: [nothing], progressFell: false }))
  let starts = 1
  const update = (file: SeenFile, change: (told: Told) => Told) => {
    file.rounds.push(change(file.rounds.pop() ?? nothing))
  }
  return {
    paths,
    hear(news) {
      const file = 'place' in news ? seen[news.place] : undefined
      if (file === undefined) return
      if (news.kind === 'succeeded') {
        file.object = news
        update(file, (told) => ({ ...told, successes: told.successes + 1 }))
      } else if (news.kind === 'failed') {
        update(file, (told) => ({ ...told, failures: [...told.failures, news.sentence] }))
      } else file.progressFell = true
    },
    startsAgain() {
      const failed = seen.filter(({ rounds }) => rounds[rounds.length - 1]?.successes === 0)
      if (failed.length === 0 || starts === 2) return false
      starts = 2
      for (const { rounds } of failed) rounds.push(nothing)
      return true
    },
    async report(emulator) {
      return Promise.all(
        seen.map(async ({ path, rounds, object, progressFell }) => ({
          name: basename(path),
          rounds,
          progressFell,
          bytesEqual: object !== undefined && (await holdsDigest(emulator, object, await digestOf(path))),
        })),
      )
    },
  }
}
