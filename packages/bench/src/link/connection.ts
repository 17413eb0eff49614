import { connect, type Socket } from 'node:net'
import type { LineProfile } from './line-profile'
import { createPipe, type Pipe } from './pipe'
import { bytesPerSecondOf, FIRST_WINDOW_BYTES, windowAfter } from './rates'

/** A TCP connection through the line: its request bytes are shaped, its answers only late. */
export interface Connection {
  /** How much it takes beside others that want more than there is. */
  readonly weight: number
  /** Bytes that it could send now, by what it has and by its own window. */
  wants(nowMs: number, elapsedMs: number): number
  send(mostBytes: number, nowMs: number): void
  deliver(nowMs: number): void
  readonly isIdle: boolean
  readonly isCarrying: boolean
  stallUntil(ms: number): void
  reset(): void
}

/** TCP's own handshake, and TLS 1.3's. */
const HANDSHAKE_ROUND_TRIPS = 2
/** Enough for the longest pause between two looks at the fastest line. */
const HELD_BYTES = 4 * 1024 * 1024
/** Credit for so long at most: a timer that comes late must not cost rate, and one that comes never must not give it. */
const MOST_CREDIT_MS = 50

export interface ConnectionSettings {
  readonly profile: LineProfile
  readonly targetPort: number
  readonly nowMs: number
  readonly weight: number
  onPassed(bytes: number): void
  /** Something has come that wants to leave. */
  onWork(): void
  onClosed(): void
}

export function createConnection(client: Socket, settings: ConnectionSettings): Connection {
  const { profile, targetPort, onWork } = settings
  const upstream = connect({ port: targetPort, host: '127.0.0.1', allowHalfOpen: true })
  const oneWayMs = profile.rttMs / 2
  const readyMs = settings.nowMs + HANDSHAKE_ROUND_TRIPS * profile.rttMs
  let windowBytes = FIRST_WINDOW_BYTES
  let credit = 0
  let stalledUntilMs = 0
  let clientEnded = false
  let upstreamEnded = false

  const there = createPipe(oneWayMs, (chunk) => {
    upstream.write(chunk)
    settings.onPassed(chunk.byteLength)
  })
  const back = createPipe(oneWayMs, (chunk) => client.write(chunk))
  for (const socket of [client, upstream]) socket.setNoDelay(true)

  client.on('data', (chunk: Buffer) => {
    there.push(chunk)
    if (there.waitingBytes > HELD_BYTES) client.pause()
    onWork()
  })
  upstream.on('data', (chunk: Buffer) => {
    back.push(chunk)
    onWork()
  })
  client.on('end', () => {
    clientEnded = true
    onWork()
  })
  upstream.on('end', () => {
    upstreamEnded = true
    onWork()
  })
  const reset = () => {
    resetSocket(client)
    upstream.destroy()
  }
  // Whatever ends one side ends the other; the error itself says nothing more.
  for (const socket of [client, upstream]) socket.on('error', reset)
  client.on('close', () => {
    upstream.destroy()
    settings.onClosed()
  })

  const end = (ended: boolean, pipe: Pipe, socket: Socket) => {
    if (ended && pipe.isEmpty && !socket.writableEnded) socket.end()
  }
  return {
    weight: settings.weight,
    get isIdle() {
      return there.isEmpty && back.isEmpty
    },
    get isCarrying() {
      return there.waitingBytes > 0
    },
    wants(nowMs, elapsedMs) {
      const isHeld = nowMs < Math.max(readyMs, stalledUntilMs) || upstream.writableLength > HELD_BYTES
      if (there.waitingBytes === 0 || isHeld) {
        credit = 0
        return 0
      }
      const rate = bytesPerSecondOf(profile, windowBytes) / 1000
      credit = Math.min(credit + rate * elapsedMs, rate * Math.max(MOST_CREDIT_MS, elapsedMs))
      return Math.min(credit, there.waitingBytes)
    },
    send(mostBytes, nowMs) {
      const sentBytes = there.send(mostBytes, nowMs)
      credit -= sentBytes
      windowBytes = windowAfter(profile, windowBytes, sentBytes)
      if (there.waitingBytes <= HELD_BYTES / 2 && client.isPaused()) client.resume()
    },
    deliver(nowMs) {
      back.send(back.waitingBytes, nowMs)
      there.deliver(nowMs)
      back.deliver(nowMs)
      end(clientEnded, there, upstream)
      end(upstreamEnded, back, client)
    },
    stallUntil: (ms) => {
      stalledUntilMs = ms
    },
    reset,
  }
}

/** What is being shut down cannot be reset: Node would fail to, and never close it. */
function resetSocket(socket: Socket): void {
  if (socket.writableEnded) socket.destroy()
  else if (!socket.destroyed) socket.resetAndDestroy()
}
