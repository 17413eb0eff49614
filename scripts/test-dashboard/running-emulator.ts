// An emulator that can be stopped and started again over the same folder and port, as a developer does it.
import { type Emulator, startEmulator } from '@vod-upload/emulator'

export interface RunningEmulator {
  readonly current: Emulator
  stop(): Promise<void>
  start(): Promise<void>
}

export async function runEmulator(dataDir: string): Promise<RunningEmulator> {
  let current = await startEmulator({ dataDir })
  const { port } = current
  return {
    get current() {
      return current
    },
    stop: () => current.close(),
    async start() {
      current = await startEmulator({ dataDir, port })
    },
  }
}
