import { existsSync } from 'node:fs'
import { diskValues } from '@vod-upload/testkit'
import type { News } from './app/job'
import type { Cloud } from './cloud'
import type { KillReport } from './kill-report'
import type { KilledLife } from './resend-bound'
import type { ObjectName } from './stored-object'

export type SeenOfLives = Omit<
  KillReport,
  'fileBytes' | 'partSizeBytes' | 'parallelParts' | 'wantedKills' | 'lastEnd' | 'bytesEqual'
>

/** Writes down what the app has told in all its lives, and what it has left in the cloud. */
export interface KillLog {
  hear(news: News): void
  /** @param passedBytes of requests, in the life that was ended */
  noteKill(passedBytes: number): void
  /** What OSS holds of an unfinished upload. */
  heldBytes(): number
  /** Where the app says that the file is. */
  object(): ObjectName | undefined
  report(): SeenOfLives
}

export function createKillLog({ emulator, line }: Cloud, storageFolder: string): KillLog {
  const killed: KilledLife[] = []
  const failures: string[] = []
  const knownSessions = new Set<string>()
  let object: ObjectName | undefined
  let successes = 0
  let progressFell = false
  let unnotedKills = 0

  const largestSession = () => {
    const sizes = emulator.listMultipartUploads().map(({ parts }) => ({
      parts: parts.length,
      bytes: parts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    }))
    return sizes.reduce((most, one) => (one.bytes > most.bytes ? one : most), { parts: 0, bytes: 0 })
  }
  return {
    hear(news) {
      if (news.kind === 'succeeded') {
        successes += 1
        object = news
      } else if (news.kind === 'failed') failures.push(news.sentence)
      else if (news.kind === 'progress-fell') progressFell = true
    },
    noteKill(passedBytes) {
      killed.push({ passedBytes, heldParts: largestSession().parts })
      const stored = storedText(storageFolder)
      const open = emulator.listMultipartUploads().map(({ uploadId }) => uploadId)
      const noted = open.filter((uploadId) => stored.includes(uploadId))
      for (const uploadId of noted) knownSessions.add(uploadId)
      if (noted.length === 0 && emulator.listObjects().length === 0 && emulator.media().length > 0) {
        unnotedKills += 1
      }
    },
    heldBytes: () => largestSession().bytes,
    object: () => object,
    report: () => ({
      killed,
      successes,
      failures,
      progressFell,
      unnotedKills,
      passedBytes: line.passedBytes,
      requests: line.connections,
      completions: emulator.requests().filter(({ operation }) => operation === 'CompleteMultipartUpload')
        .length,
      knownSessions: emulator.listMultipartUploads().filter(({ uploadId }) => knownSessions.has(uploadId))
        .length,
      records: emulator.media().length,
    }),
  }
}

/** All that the phone keeps for the app, as one text. */
function storedText(storageFolder: string): string {
  return existsSync(storageFolder) ? Array.from(diskValues(storageFolder).values()).join('\n') : ''
}
