import { join } from 'node:path'
import { createDiskFolder } from '@vod-upload/testkit'
import type { AppJob, FaceName } from './app/job'
import { bundleApp } from './app-process'
import { openCloud } from './cloud'
import { createDice } from './dice'
import { writeFilm } from './film'
import type { StoryWorld } from './kill-story'
import { startLife } from './lives'
import { raiseStorm } from './storm'
import { createStormLog } from './storm-log'
import type { StormReport } from './storm-report'

export interface StormWish {
  readonly face: FaceName
  readonly seed: number
  /** After so many connections nobody can connect any more, until every file has ended. Default: never. */
  readonly outageAfter?: number
}

const KB = 1024
const PART_SIZE_BYTES = 100 * KB
/** The first two go in one form each, the others in parts. */
const files = [
  { name: 'small.mp4', sizeBytes: 60 * KB },
  { name: 'picture.png', sizeBytes: 90 * KB },
  { name: 'clip.mp4', sizeBytes: 710 * KB },
  { name: 'film.mp4', sizeBytes: 1300 * KB },
]

/** Several uploads on a line that fails by chance; what has failed is started again when the line is well. */
export async function tellStormStory(wish: StormWish, world: StoryWorld): Promise<StormReport> {
  const folder = createDiskFolder()
  const cloud = await openCloud()
  const storm = raiseStorm(cloud.line, createDice(wish.seed), wish.outageAfter)
  try {
    const log = createStormLog(await writeFiles(folder.path, wish.seed))
    const life = startLife({
      bundle: await bundleApp(folder.path),
      job: jobOf(wish, log.paths, folder.path, cloud.ticketUrl),
      kill: undefined,
      signal: world.signal,
      onNews: log.hear,
      onKill: () => undefined,
      async onIdle() {
        await storm.calm()
        return log.startsAgain() ? 'again' : 'leave'
      },
      print: world.print,
    })
    const end = await life.ended
    world.signal.throwIfAborted()
    const { emulator } = cloud
    const known = emulator.listMultipartUploads().filter(({ parts }) => parts.length > 0)
    return {
      files: await log.report(emulator),
      end,
      struck: storm.struck,
      knownSessions: known.length,
    }
  } finally {
    await storm.calm()
    await cloud.close()
    folder.remove()
  }
}

async function writeFiles(folder: string, seed: number): Promise<string[]> {
  return Promise.all(
    files.map(async ({ name, sizeBytes }, place) => {
      const path = join(folder, name)
      await writeFilm(path, sizeBytes, seed + place)
      return path
    }),
  )
}

function jobOf({ face }: StormWish, paths: readonly string[], folder: string, ticketUrl: string): AppJob {
  return {
    face,
    files: paths,
    storageFolder: join(folder, 'storage'),
    ticketUrl,
    partSizeBytes: PART_SIZE_BYTES,
    formMaxBytes: PART_SIZE_BYTES,
    parallelParts: 3,
    retries: 2,
    retryDelayMs: 40,
    requestTimeoutMs: 1500,
  }
}
