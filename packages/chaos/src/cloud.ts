import { setTimeout as wait } from 'node:timers/promises'
import { type Emulator, type RequestEntry, startEmulator } from '@vod-upload/emulator'
import { type FaultProxy, startFaultProxy } from '@vod-upload/testkit'
import { startTicketServer } from './ticket-server'

/** VOD, OSS and the app's own server; OSS is reached through a line that can be spoiled. */
export interface Cloud {
  readonly emulator: Emulator
  readonly line: FaultProxy
  readonly ticketUrl: string
  /** Resolves when nothing is on its way to OSS any more; after some seconds in any case. */
  drained(): Promise<void>
  close(): Promise<void>
}

const MOST_LOOKS = 500
const LOOK_MS = 10

export interface CloudListeners {
  /** Request bytes so far, heads included, that the line has passed on. */
  onPassed?(passedBytes: number): void
  /** OSS has decided, and not answered yet. */
  onDecided?(entry: RequestEntry): void
}

export async function openCloud({ onPassed, onDecided }: CloudListeners = {}): Promise<Cloud> {
  const emulator = await startEmulator({ onRequest: onDecided })
  const line = await startFaultProxy(emulator.port, { onPassed })
  const tickets = await startTicketServer(emulator, `http://oss-${emulator.region}.localhost:${line.port}`)
  return {
    emulator,
    line,
    ticketUrl: tickets.url,
    async drained() {
      for (let looks = 0; line.openConnections > 0 && looks < MOST_LOOKS; looks += 1) await wait(LOOK_MS)
    },
    async close() {
      await tickets.close()
      await line.close()
      await emulator.close()
    },
  }
}
