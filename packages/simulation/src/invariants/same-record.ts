import type { Upload } from '../app/upload'
import { isSame } from '../world/content'
import type { StoredSession } from '../world/oss-store'
import type { Invariant, Scene } from './invariant'

/** What the app has written down of an unfinished video is gone on with after a restart, under the same record. */
export const sameRecord: Invariant = {
  name: 'same record',
  watch(scene, violated) {
    const { store, storage } = scene.world
    const asked = new Map<Upload, { readonly kept: StoredSession; readonly atMs: number }>()
    return {
      see(event) {
        if (event.type !== 'asked' || event.about !== 'first' || event.videoId !== undefined) return
        const kept = keptFor(event.upload, scene)
        if (kept !== undefined) asked.set(event.upload, { kept, atMs: scene.world.time.nowMs })
      },
      end() {
        if (storage.failures > 0) return
        for (const [upload, { kept, atMs }] of asked) {
          // A form leaves what was found alone.
          const opened = Array.from(store.sessions.values()).some(
            ({ object, openedAtMs }) => upload.objects.has(object) && openedAtMs >= atMs,
          )
          if (opened) violated(`${upload.name}: was begun anew, and ${kept.uploadId} was written down`)
        }
      },
    }
  },
}

function keptFor(upload: Upload, { world, user }: Scene): StoredSession | undefined {
  const { film, file, run } = upload
  const sameFilm = user.uploads.filter((other) => isSame(other.film.content, film.content))
  // Two at once are uploads of their own, and a file that was changed is another one.
  const isAlone = sameFilm.filter((other) => other.run === run).length === 1
  if (film.kind !== 'video' || !isAlone || file.versions.length > 1) return undefined
  const written = Array.from(world.storage.values.values()).join()
  const earlier = sameFilm.filter((other) => other.run < run && other.file.versions.length === 1)
  // One that was changed, and took up the record of the first, has written down what is of its own bytes.
  const changed = sameFilm.filter((other) => other.file.versions.length > 1)
  return Array.from(world.store.sessions.values()).find(
    ({ state, uploadId, object }) =>
      state === 'open' &&
      written.includes(uploadId) &&
      !world.appServer.denied.has(object) &&
      earlier.some(({ objects }) => objects.has(object)) &&
      !changed.some(({ objects }) => objects.has(object)),
  )
}
