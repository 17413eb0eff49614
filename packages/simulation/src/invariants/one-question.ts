import type { Upload } from '../app/upload'
import type { Invariant } from './invariant'

/** The app is asked for one credential of a file at a time, and for no second record of a video. */
export const oneQuestion: Invariant = {
  name: 'one question',
  watch({ world, user }, violated) {
    const askedAtMs = new Map<Upload, number>()
    return {
      see(event) {
        if (event.type === 'killed') return askedAtMs.clear()
        if (event.type === 'answered' || event.type === 'queued') return void askedAtMs.delete(event.upload)
        if (event.type !== 'asked') return
        const { upload, videoId } = event
        const before = askedAtMs.get(upload)
        if (before !== undefined && world.time.nowMs - before < LONGEST_ANSWER_MS) {
          violated(`${upload.name}: a credential was asked for, and the last question is open`)
        }
        // Where the app's server gives no credential for a record, it may be gone: another one is made.
        const isDenied = Array.from(upload.objects).some((object) => world.appServer.denied.has(object))
        const isAnew = videoId === undefined && upload.videoId !== undefined
        if (isAnew && !isDenied && isItsOwn(upload, user.uploads)) {
          violated(`${upload.name}: a new record was asked for, and there is ${upload.videoId}`)
        }
        askedAtMs.set(upload, world.time.nowMs)
      },
    }
  },
}

/** The id of an image leads nowhere, a changed file is another one, and another pick of the film may have its record. */
function isItsOwn({ film, file, run }: Upload, uploads: readonly Upload[]): boolean {
  const { start, sizeBytes } = film.content
  const same = uploads.filter(
    ({ run: other, film: { content } }) =>
      other === run && content.start === start && content.sizeBytes === sizeBytes,
  )
  return film.kind === 'video' && file.versions.length === 1 && same.length === 1
}

/** Then the promise API asks again. */
const LONGEST_ANSWER_MS = 30000
