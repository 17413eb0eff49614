import type { Socket } from 'node:net'
import type { Incoming } from './http/incoming'
import type { BegunRequest } from './news'
import type { RequestEntry } from './request-log'

/** Requests that are being received or served. */
export class InFlight {
  private readonly connections = new WeakMap<Socket, number>()
  private readonly running = new Map<string, { begun: BegunRequest; socket: Socket; bytesBefore: number }>()
  private lastConnection = 0

  begin(entry: RequestEntry, { body, headers }: Incoming): BegunRequest {
    const announced = headers['content-length']
    const begun: BegunRequest = {
      entry,
      connection: this.numberOf(body.socket),
      totalBytes: announced === undefined ? undefined : Number(announced),
    }
    this.running.set(entry.requestId, { begun, socket: body.socket, bytesBefore: body.socket.bytesRead })
    return begun
  }

  end(requestId: string): void {
    this.running.delete(requestId)
  }

  /** With the bytes of the body that have come, as the socket counts them: to look at the body would set it flowing. */
  list(): (BegunRequest & { receivedBytes: number })[] {
    return [...this.running.values()].map(({ begun, socket, bytesBefore }) => ({
      ...begun,
      receivedBytes: Math.min(socket.bytesRead - bytesBefore, begun.totalBytes ?? Number.POSITIVE_INFINITY),
    }))
  }

  private numberOf(socket: Socket): number {
    const known = this.connections.get(socket)
    if (known !== undefined) return known
    this.lastConnection += 1
    this.connections.set(socket, this.lastConnection)
    return this.lastConnection
  }
}
