import type { Upload } from '../app/upload'
import { isSame } from '../world/content'
import type { StoredSession } from '../world/oss-store'
import type { Invariant } from './invariant'

/** Of each file, at most one unfinished session is left in OSS; none where it succeeded or was cancelled. */
export const oneSession: Invariant = {
  name: 'one session',
  watch({ world: { store, storage, appServer }, user }, violated) {
    /** The app was ended before it could write them down. */
    const unwritten = new Set<StoredSession>()
    const ended = new Map<Upload, boolean>()
    const cancelled = new Set<Upload>()
    /** Handed on to another pick of the film, which was cancelled before it had a credential to end it with. */
    const isOutOfReach = ({ object, openedAtMs }: StoredSession) =>
      Array.from(cancelled).some((upload) => upload.objects.has(object) && openedAtMs < upload.pickedAtMs)
    const isLeft = (session: StoredSession) =>
      session.state === 'open' &&
      session.heard &&
      !session.abortAsked &&
      !unwritten.has(session) &&
      // Where the app's server gives no credential for a record, it may be gone: another one is made.
      !appServer.denied.has(session.object) &&
      !isOutOfReach(session)
    const leftOf = (uploads: readonly Upload[]) =>
      Array.from(store.sessions.values()).filter(
        (session) => isLeft(session) && uploads.some((upload) => mayAbort(upload, session)),
      )

    return {
      see(event) {
        if (event.type === 'queued') ended.set(event.upload, false)
        if (event.type === 'ended' && event.ending.how !== 'failed') ended.set(event.upload, true)
        if (event.type === 'ended' && event.ending.how === 'cancelled') cancelled.add(event.upload)
        if (event.type !== 'killed') return
        const written = Array.from(storage.values.values()).join()
        for (const session of store.sessions.values())
          if (!written.includes(session.uploadId)) unwritten.add(session)
      },
      end() {
        // Without its storage the app cannot know what it began.
        if (storage.failures > 0) return
        for (const upload of user.uploads) {
          // The same film, picked again, goes on where the first one stopped: then both may.
          const heirs = user.uploads.filter((other) => other.run >= upload.run && overlaps(other, upload))
          const most = heirs.every((heir) => ended.get(heir)) ? 0 : 1
          const left = leftOf([upload])
          if (left.length > most) violated(`${upload.name}: ${namesOf(left)} are left, of ${most}`)
        }
        for (const { content } of user.films) {
          const same = user.uploads.filter((upload) => isSame(upload.film.content, content))
          const left = leftOf(same)
          if (left.length > mostAtOnce(same)) violated(`${same[0].film.name}: ${namesOf(left)} are left`)
        }
      },
    }
  },
}

/** The credential of an image cannot be renewed: when it has ended, nobody may touch what it led to. */
function mayAbort({ film, objects }: Upload, { object }: StoredSession): boolean {
  return film.kind === 'video' ? objects.has(object) : Array.from(objects).pop() === object
}

function overlaps(one: Upload, other: Upload): boolean {
  return Array.from(one.objects).some((object) => other.objects.has(object))
}

/** How many uploads of one content were in one run of the app: each of them is an upload of its own. */
function mostAtOnce(uploads: readonly Upload[]): number {
  const byRun = new Map<number, number>()
  for (const { run } of uploads) byRun.set(run, (byRun.get(run) ?? 0) + 1)
  return Math.max(0, ...byRun.values())
}

function namesOf(sessions: readonly StoredSession[]): string {
  return sessions.map(({ uploadId, object }) => `${uploadId} of ${object}`).join(', ')
}
