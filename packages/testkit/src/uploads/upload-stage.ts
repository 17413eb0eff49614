import { readFileSync } from 'node:fs'
import { type Emulator, startEmulator } from '@vod-upload/emulator'
import type { UploadSource } from '@vod-upload/vod-upload'
import type { AdapterBench } from '../contract/bench'
import { createAppServer, type Misdirection } from './app-server'
import type { Ending, Face, Task } from './face'

export const KB = 1024

/** One adapter, and a VOD and OSS of this machine that take what it sends. */
export interface UploadStage {
  readonly bench: AdapterBench
  readonly emulator: Emulator
  upload(face: Face, given: UploadSource, settings?: StorySettings): Promise<Ending>
  /** How the file travelled, by the requests that OSS took since the last upload began. */
  wayOfLast(): Way
  /** Are the bytes that OSS holds those that were picked? */
  holds(ending: Ending, bytes: Uint8Array): boolean
  close(): Promise<void>
}

export interface StorySettings extends Partial<Omit<Task, 'server'>> {
  readonly misdirection?: Misdirection
}

export interface Way {
  /** Forms and parts that OSS took. */
  readonly forms: number
  readonly parts: number
  /** Sessions that were opened and neither completed nor removed. */
  readonly leftOpen: number
  /** Was VOD asked for a ticket? */
  readonly inVod: boolean
}

export async function openUploadStage(openBench: () => Promise<AdapterBench>): Promise<UploadStage> {
  const emulator = await startEmulator()
  const bench = await openBench()
  const openSessions = () => emulator.listMultipartUploads().length
  let openBefore = 0
  return {
    bench,
    emulator,
    async upload(face, given, { misdirection, ...settings } = {}) {
      emulator.clearRequests()
      openBefore = openSessions()
      const server = createAppServer(emulator, misdirection)
      // The least that OSS takes for a part.
      const task = { server, partSizeBytes: 100 * KB, formMaxBytes: 100 * KB, ...settings }
      const ending = await face.upload(bench.platform, given, task)
      // What is removed after an upload that failed is removed in the background.
      await bench.idle()
      return ending
    },
    wayOfLast() {
      const taken = emulator.requests().filter(({ status }) => status === 200)
      const count = (operation: string) => taken.filter((entry) => entry.operation === operation).length
      return {
        forms: count('PostObject'),
        parts: count('UploadPart'),
        leftOpen: openSessions() - openBefore,
        inVod: count('CreateUploadVideo') + count('CreateUploadImage') > 0,
      }
    },
    holds(ending, bytes) {
      const stored = ending.arrived ? emulator.readObject(ending.bucket, ending.object) : undefined
      return stored !== undefined && readFileSync(stored.path).equals(bytes)
    },
    async close() {
      await bench.close()
      await emulator.close()
    },
  }
}
