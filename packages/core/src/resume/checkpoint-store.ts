import { type KeyValueStorage, withoutSecrets, wordsOf } from '@vod-upload/platform'
import type { Clock } from '../clock'
import type { Log } from '../log'
import { type Checkpoint, decodeCheckpoint, encodeCheckpoint, LIFETIME_MS } from './checkpoint'
import { sizeIn } from './fingerprint'

/** Keeps checkpoints by fingerprint. It never rejects: a host without storage uploads all the same. */
export interface CheckpointStore {
  /** False while another upload has it: two must not go on with one session. Each claim has its release. */
  claim(fingerprint: string, claimant: object): boolean
  release(fingerprint: string, claimant: object): void
  load(fingerprint: string): Promise<Checkpoint | undefined>
  /** Is anything kept of a file of this size? The storage is asked once; what another page keeps later is not seen. */
  mayKnow(sizeBytes: number): Promise<boolean>
  /** Later calls of one fingerprint win over earlier ones, whatever the host's storage does with their order. */
  save(fingerprint: string, checkpoint: Checkpoint): Promise<void>
  forget(fingerprint: string): Promise<void>
}

const PREFIX = 'vod-upload/checkpoint/'
/** Fingerprint and time of all that is kept: hosts list no keys, so nothing else could be collected. */
const INDEX_KEY = 'vod-upload/checkpoints'
/** Unfinished files of a phone are few; more are leavings, and the oldest go first. */
const MAX_KEPT = 50

type Index = Record<string, number>

export function createCheckpointStore(storage: KeyValueStorage, clock: Clock, log: Log): CheckpointStore {
  let last: Promise<unknown> = Promise.resolve()
  let complained = false
  /** Saves whose turn has not come: one that is newer takes the place of the one before. */
  const unwritten = new Map<string, { newest: Checkpoint; written: Promise<void> }>()
  const claims = new Map<string, { readonly claimant: object; readonly times: number }>()
  let atFirst: Promise<readonly string[] | undefined> | undefined
  const since = new Set<string>()
  /** Forgotten, and the storage may have it still: one that refuses must not bring back what is over. */
  const over = new Map<string, object>()

  /** One after the other: the index is read, changed and written. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T | undefined> => {
    const turn = last.then(work).catch((cause): undefined => {
      if (!complained)
        log(`What has arrived cannot be kept for after a restart. ${withoutSecrets(wordsOf(cause))}`)
      complained = true
      return undefined
    })
    last = turn
    return turn
  }
  const writeIndex = async (index: Index, dropped: readonly string[]) => {
    for (const fingerprint of dropped) {
      await storage.remove(PREFIX + fingerprint)
      delete index[fingerprint]
    }
    await storage.set(INDEX_KEY, JSON.stringify(index))
  }
  /**
   * The checkpoint before the index: of a session that was just opened nobody knows but this write, and an app killed
   * before it leaves that session behind. One killed between the two leaves a few hundred bytes that are not collected
   * unless the same file is picked again, which is the lesser loss. The index is read anew each time, because another
   * uploader or page may have written it.
   */
  const write = async (fingerprint: string, checkpoint: Checkpoint, overBefore: object | undefined) => {
    const put = async () => storage.set(PREFIX + fingerprint, encodeCheckpoint(checkpoint))
    const refusal = await put().then(
      () => undefined,
      (cause: unknown) => ({ cause }),
    )
    const index = readIndex(await storage.get(INDEX_KEY))
    const isNew = !(fingerprint in index)
    index[fingerprint] = checkpoint.savedAt
    const dropped = expiredOf(index, clock.now()).filter((other) => other !== fingerprint)
    if (refusal !== undefined && dropped.length === 0) throw refusal.cause
    if (isNew || refusal !== undefined) await writeIndex(index, dropped)
    // What was too old may have been what filled the storage.
    if (refusal !== undefined) await put()
    if (over.get(fingerprint) === overBefore) over.delete(fingerprint)
  }

  return {
    claim(fingerprint, claimant) {
      const held = claims.get(fingerprint)
      if (held !== undefined && held.claimant !== claimant) return false
      // A run that winds down has it still when the next one of the same upload begins.
      claims.set(fingerprint, { claimant, times: (held?.times ?? 0) + 1 })
      return true
    },
    release(fingerprint, claimant) {
      const held = claims.get(fingerprint)
      if (held?.claimant !== claimant) return
      if (held.times > 1) claims.set(fingerprint, { claimant, times: held.times - 1 })
      else claims.delete(fingerprint)
    },
    load: (fingerprint) =>
      inTurn(async () => {
        const found = decodeCheckpoint(await storage.get(PREFIX + fingerprint))
        const isOfUse = found !== undefined && isAlive(found.savedAt, clock.now()) && !over.has(fingerprint)
        return isOfUse ? found : undefined
      }),
    async mayKnow(sizeBytes) {
      atFirst ??= inTurn(async () => Object.keys(readIndex(await storage.get(INDEX_KEY))))
      const all = [...((await atFirst) ?? []), ...Array.from(since)]
      return all.some((fingerprint) => sizeIn(fingerprint) === sizeBytes)
    },
    save(fingerprint, checkpoint) {
      since.add(fingerprint)
      const waiting = unwritten.get(fingerprint)
      if (waiting !== undefined) {
        waiting.newest = checkpoint
        return waiting.written
      }
      const overBefore = over.get(fingerprint)
      const save = { newest: checkpoint, written: Promise.resolve() }
      unwritten.set(fingerprint, save)
      save.written = inTurn(async () => {
        // Forgotten before its turn came.
        if (unwritten.get(fingerprint) !== save) return
        unwritten.delete(fingerprint)
        await write(fingerprint, save.newest, overBefore)
      })
      return save.written
    },
    async forget(fingerprint) {
      unwritten.delete(fingerprint)
      const mark = {}
      over.set(fingerprint, mark)
      await inTurn(async () => {
        const index = readIndex(await storage.get(INDEX_KEY))
        if (fingerprint in index) await writeIndex(index, [fingerprint])
        else await storage.remove(PREFIX + fingerprint)
        if (over.get(fingerprint) === mark) over.delete(fingerprint)
      })
    },
  }
}

/** A clock that was set back makes one from the future, which is as good as new. */
function isAlive(savedAt: number, nowMs: number): boolean {
  return nowMs - savedAt < LIFETIME_MS
}

/** Those too old to be of use, and the oldest of too many. */
export function expiredOf(index: Readonly<Index>, nowMs: number): string[] {
  const newestFirst = Object.keys(index).sort((one, other) => index[other] - index[one])
  return newestFirst.filter((fingerprint, place) => place >= MAX_KEPT || !isAlive(index[fingerprint], nowMs))
}

function readIndex(text: string | undefined): Index {
  const index: Index = {}
  try {
    for (const [fingerprint, savedAt] of Object.entries(Object(JSON.parse(text ?? '{}')))) {
      if (typeof savedAt === 'number') index[fingerprint] = savedAt
    }
  } catch {
    return {}
  }
  return index
}
