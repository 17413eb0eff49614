import { renameSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { digestOf, writeFilm } from './film'

/** A film that lies at another path each time that the user picks it; its content stays. */
export interface PickedFilm {
  /** SHA-256, in lower-case hex. */
  readonly digest: string
  /** Moves it, and returns where it is now. */
  pickAgain(): string
}

export async function makeFilm(folder: string, sizeBytes: number, seed: number): Promise<PickedFilm> {
  let picks = 0
  let path = join(folder, 'film.mp4')
  await writeFilm(path, sizeBytes, seed)
  return {
    digest: await digestOf(path),
    pickAgain() {
      picks += 1
      const next = join(folder, `pick-${picks}.mp4`)
      renameSync(path, next)
      // A pick is a copy on most phones, with a time of its own.
      utimesSync(next, picks, picks)
      path = next
      return path
    },
  }
}
