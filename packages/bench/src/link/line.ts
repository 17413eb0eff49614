import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { type Connection, createConnection } from './connection'
import type { LineProfile } from './line-profile'
import { bytesPerSecondAt, sharesOf } from './rates'

/** A TCP proxy on this machine that carries bytes as a line of this profile would; the same seed, the same accidents. */
export interface Line {
  readonly port: number
  /** Connections so far. */
  readonly connections: number
  /** Request bytes so far that arrived, heads included. */
  readonly passedBytes: number
  /** Ends every connection. */
  close(): Promise<void>
}

const LEAST_WEIGHT = 0.6

/** Fine enough for the round trip, and no finer: every look costs. */
function lookEveryMs({ rttMs }: LineProfile): number {
  return Math.max(1, Math.min(5, Math.floor(rttMs / 10)))
}

/** @param targetPort on 127.0.0.1 */
export async function startLine(profile: LineProfile, targetPort: number, seed = 1): Promise<Line> {
  const open = new Set<Connection>()
  const chance = xoroshiro128plus(seed)
  const everyMs = lookEveryMs(profile)
  let connections = 0
  let passedBytes = 0
  let began: number | undefined
  let lastLook = 0
  let timer: NodeJS.Timeout | undefined
  let carry = 0

  const now = () => performance.now()
  const wake = () => {
    if (timer !== undefined) return
    // What was not asked for while the line was idle is gone.
    lastLook = now()
    carry = 0
    timer = setTimeout(look, everyMs)
  }
  const nextOf = createAccidents(profile)

  function look(): void {
    const nowMs = now()
    began ??= nowMs
    const elapsedMs = nowMs - lastLook
    lastLook = nowMs
    const busy = Array.from(open)
    const rate = bytesPerSecondAt(profile, nowMs - began) / 1000
    const budget = carry + rate * elapsedMs
    const wants = busy.map(({ wants, weight }) => ({ bytes: wants(nowMs, elapsedMs), weight }))
    const shares = sharesOf(budget, wants)
    // Less than a byte each is kept for the next look.
    carry = Math.min(budget - shares.reduce((sum, share) => sum + Math.floor(share), 0), busy.length)
    busy.forEach((connection, index) => {
      connection.send(shares[index] ?? 0, nowMs)
      connection.deliver(nowMs)
    })
    strike(nowMs - began, nowMs)
    const idle = busy.every(({ isIdle }) => isIdle)
    timer = idle ? undefined : setTimeout(look, everyMs)
  }

  function strike(elapsedMs: number, nowMs: number): void {
    const carrying = Array.from(open).filter(({ isCarrying }) => isCarrying)
    const accident = carrying.length > 0 ? nextOf(elapsedMs) : undefined
    const struck = accident && carrying[uniformInt(chance, 0, carrying.length - 1)]
    if (accident === 'reset') struck?.reset()
    if (accident === 'stall') struck?.stallUntil(nowMs + (profile.stall?.lastsMs ?? 0))
  }

  const server = createServer({ allowHalfOpen: true }, (client) => {
    connections += 1
    const connection = createConnection(client, {
      profile,
      targetPort,
      nowMs: now(),
      // Connections never share evenly; if they did, those that began together would also end, and wait, together.
      weight: LEAST_WEIGHT + (1 - LEAST_WEIGHT) * uniformFloat64(chance),
      onPassed: (bytes) => {
        passedBytes += bytes
      },
      onWork: wake,
      onClosed: () => open.delete(connection),
    })
    open.add(connection)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    get connections() {
      return connections
    },
    get passedBytes() {
      return passedBytes
    },
    async close() {
      for (const connection of Array.from(open)) connection.reset()
      server.close()
      await once(server, 'close')
      clearTimeout(timer)
    },
  }
}

type Accident = 'reset' | 'stall'

/** What is due by now, each accident once: it waits where there is nobody to strike. */
export function createAccidents({
  resetEveryMs,
  stall,
}: LineProfile): (elapsedMs: number) => Accident | undefined {
  const struck = { reset: 0, stall: 0 }
  const isDue = (kind: Accident, everyMs: number | undefined, elapsedMs: number) => {
    const turns = everyMs === undefined ? 0 : Math.floor(elapsedMs / everyMs)
    if (turns <= struck[kind]) return false
    struck[kind] = turns
    return true
  }
  return (elapsedMs) => {
    if (isDue('reset', resetEveryMs, elapsedMs)) return 'reset'
    return isDue('stall', stall?.everyMs, elapsedMs) ? 'stall' : undefined
  }
}
