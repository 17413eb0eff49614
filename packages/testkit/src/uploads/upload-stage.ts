import { readFileSync } from 'node:fs'
import { type Emulator, startEmulator } from '@vod-upload/emulator'
import type { UploadSource } from '@vod-upload/vod-upload'
import type { AdapterBench } from '../contract/bench'
import { createLeakListener, type LeakListener } from '../leaks/leak-listener'
import { createAppServer, type Misdirection } from './app-server'
import type { Ending, Face, Task } from './face'
import { abilitiesOf, type HostAbilities, type Way } from './host-abilities'

/** One adapter, and a VOD and OSS of this machine that take what it sends. */
export interface UploadStage {
  readonly bench: AdapterBench
  readonly emulator: Emulator
  readonly abilities: HostAbilities
  upload(face: Face, given: UploadSource, settings?: StorySettings): Promise<Ending>
  /** What became of the last upload on the server. */
  traces(): Traces
  /** Are the bytes that OSS holds those that were picked? */
  holds(ending: Ending, bytes: Uint8Array): boolean
  /** Throws where an uploader has given a secret away, in whatever it said to its app so far. */
  expectSilence(): LeakListener['evidence']
  close(): Promise<void>
}

export interface StorySettings extends Omit<Task, 'server' | 'leaks'> {
  readonly misdirection?: Misdirection
}

export interface Traces {
  readonly way: Way | 'not at all' | 'more than once'
  /** Sessions that were opened and neither completed nor removed. */
  readonly leftOpen: number
  /** Was VOD asked for a ticket? */
  readonly inVod: boolean
}

export async function openUploadStage(openBench: () => Promise<AdapterBench>): Promise<UploadStage> {
  const emulator = await startEmulator()
  const bench = await openBench()
  const leaks = createLeakListener()
  const platform = leaks.tap(bench.platform)
  const openSessions = () => emulator.listMultipartUploads().length
  let openBefore = 0
  return {
    bench,
    emulator,
    abilities: await abilitiesOf(bench),
    async upload(face, given, { misdirection, ...settings } = {}) {
      emulator.clearRequests()
      openBefore = openSessions()
      const server = createAppServer(emulator, { ...endpointFor(bench, emulator), ...misdirection })
      const ending = await face.upload(platform, given, { server, leaks, ...settings })
      // What is removed after an upload that failed is removed in the background.
      await bench.idle()
      leaks.hear('the ending', ending)
      return ending
    },
    traces() {
      const taken = emulator.requests().filter(({ status }) => status === 200)
      const count = (operation: string) => taken.filter((entry) => entry.operation === operation).length
      return {
        way: wayOf(count('PostObject'), count('CompleteMultipartUpload')),
        leftOpen: openSessions() - openBefore,
        inVod: count('CreateUploadVideo') + count('CreateUploadImage') > 0,
      }
    },
    holds(ending, bytes) {
      const stored = ending.arrived ? emulator.readObject(ending.bucket, ending.object) : undefined
      return stored !== undefined && readFileSync(stored.path).equals(bytes)
    },
    expectSilence() {
      leaks.learnFrom(emulator)
      leaks.expectSilence()
      return leaks.evidence
    },
    async close() {
      await bench.close()
      await emulator.close()
    },
  }
}

/** With the bucket as a name before it, as OSS has it; at the emulator's bare address, buckets are paths. */
function endpointFor({ lacks }: AdapterBench, { region, port }: Emulator): Misdirection {
  return lacks.localhostNames === undefined ? { Endpoint: `http://oss-${region}.localhost:${port}` } : {}
}

function wayOf(forms: number, sessions: number): Traces['way'] {
  if (forms + sessions > 1) return 'more than once'
  if (forms === 1) return 'in one form'
  return sessions === 1 ? 'in parts' : 'not at all'
}
