import { runContender } from './contender-process'
import { MB } from './file-sets'

/** The longest time in which the SDK's own work let nothing else run, in milliseconds. */
export interface Steps {
  readonly withJitMs: number
  readonly withoutJitMs: number
}

const sizes = { withJit: 128 * MB, withoutJit: 16 * MB }
const DEADLINE_MS = 120_000

/** Uploads on a host that costs nothing, with a JIT and without; rejects where that fails. */
export async function measureSteps(bundle: string, signal: AbortSignal): Promise<Steps> {
  const longest = async (jitless: boolean) => {
    const sizeBytes = jitless ? sizes.withoutJit : sizes.withJit
    const job = {
      contender: 'ours-alone' as const,
      files: [{ path: '', key: 'film.mp4', sizeBytes }],
      port: 0,
      bound: { lanes: 1, partSizeBytes: MB },
      watches: 'blocks' as const,
    }
    const settings = { bundle, jitless, deadlineMs: DEADLINE_MS, signal }
    const { failure, longestBlockMs } = await runContender(job, settings)
    if (failure !== undefined || longestBlockMs === undefined) throw new Error(failure)
    return longestBlockMs
  }
  return { withJitMs: await longest(false), withoutJitMs: await longest(true) }
}
