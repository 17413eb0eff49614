import { connect, createServer, type Server, type Socket } from 'node:net'
import { type RequestFault, requestGate } from './request-gate'

/** What goes wrong on one connection; faults of the request's way are counted where the bytes pass, in the proxy. */
export type Fault = RequestFault | AnswerFault

export type AnswerFault =
  /** The server has done its work, and the connection is reset. */
  | { readonly kind: 'lose-answer' }
  /** So many bytes of the answer, head included, then an orderly end, as if that had been all. */
  | { readonly kind: 'truncate'; readonly afterBytes: number }

export interface FaultProxyListeners {
  /** With every piece of a request that was passed on: all bytes so far, headers included. */
  onPassed?(passedBytes: number): void
}

/** A TCP proxy on this machine that spoils connections: real sockets, real errors. */
export interface FaultProxy {
  readonly port: number
  /** One fault a connection, in order; `undefined` lets one pass. */
  failNext(...faults: Array<Fault | undefined>): void
  /** For every connection that `failNext` says nothing about; `undefined` lets them pass, as at the start. */
  failAlways(fault: Fault | undefined): void
  /** The same, with a fault drawn for each of them. */
  failBy(draw: () => Fault | undefined): void
  /** Takes the listener away: connecting fails. */
  refuse(): Promise<void>
  /** Listens again, on the same port. */
  accept(): Promise<void>
  /** Resets what is open, as where the line goes, or the device's power. */
  resetAll(): void
  /** Connections so far. */
  readonly connections: number
  /** Of those, the ones that a client has not left yet. */
  readonly openConnections: number
  /** Request bytes so far, headers included, that were passed on. */
  readonly passedBytes: number
  /** Ends every connection. */
  close(): Promise<void>
}

/** @param targetPort on 127.0.0.1 */
export async function startFaultProxy(
  targetPort: number,
  { onPassed }: FaultProxyListeners = {},
): Promise<FaultProxy> {
  const next: Array<Fault | undefined> = []
  const clients = new Set<Socket>()
  const upstreams = new Set<Socket>()
  let draw: () => Fault | undefined = () => undefined
  let connections = 0
  let passedBytes = 0

  const server = createServer({ allowHalfOpen: true }, (client) => {
    connections += 1
    const fault = next.length > 0 ? next.shift() : draw()
    const upstream = connect({ port: targetPort, host: '127.0.0.1', allowHalfOpen: true })
    keepWhileOpen(client, clients)
    keepWhileOpen(upstream, upstreams)
    join(client, upstream, fault, (bytes) => {
      passedBytes += bytes
      onPassed?.(passedBytes)
    })
  })
  await listen(server, 0)
  const port = portOf(server)
  return {
    port,
    failNext: (...faults) => {
      next.push(...faults)
    },
    failAlways: (fault) => {
      draw = () => fault
    },
    failBy: (drawn) => {
      draw = drawn
    },
    refuse: () => stop(server),
    accept: () => listen(server, port),
    resetAll() {
      for (const client of clients) resetSocket(client)
    },
    get connections() {
      return connections
    },
    get openConnections() {
      return clients.size
    },
    get passedBytes() {
      return passedBytes
    },
    async close() {
      for (const socket of [...clients, ...upstreams]) socket.destroy()
      if (server.listening) await stop(server)
    },
  }
}

function join(
  client: Socket,
  upstream: Socket,
  fault: Fault | undefined,
  onPassed: (bytes: number) => void,
): void {
  const reset = () => {
    resetSocket(client)
    upstream.destroy()
  }
  const gate = requestGate(isOfAnswer(fault) ? undefined : fault, { onPassed, onCut: reset })
  // Whatever ends one side ends the other; the error itself says nothing that the fault has not said.
  for (const part of [client, upstream]) part.on('error', () => reset())
  client.on('close', () => {
    gate.destroy()
    upstream.destroy()
  })
  upstream.on('close', () => client.end())
  client.pipe(gate).pipe(upstream)
  // The server has done its work by then, and the client will never know.
  if (fault?.kind === 'lose-answer') upstream.once('data', reset)
  else if (fault?.kind === 'truncate') passSome(upstream, client, fault.afterBytes)
  else upstream.pipe(client)
}

function isOfAnswer(fault: Fault | undefined): fault is AnswerFault | undefined {
  return fault === undefined || fault.kind === 'lose-answer' || fault.kind === 'truncate'
}

function passSome(upstream: Socket, client: Socket, afterBytes: number): void {
  let leftBytes = afterBytes
  upstream.on('data', (chunk: Buffer) => {
    client.write(chunk.subarray(0, leftBytes))
    leftBytes -= chunk.byteLength
    if (leftBytes > 0) return
    leftBytes = 0
    client.end()
    upstream.destroy()
  })
}

/** What is being shut down cannot be reset: Node would fail to, and never close it. */
function resetSocket(socket: Socket): void {
  if (socket.writableEnded) socket.destroy()
  else if (!socket.destroyed) socket.resetAndDestroy()
}

function keepWhileOpen(socket: Socket, sockets: Set<Socket>): void {
  sockets.add(socket)
  socket.on('close', () => sockets.delete(socket))
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
}

/** Stops listening; connections that are open stay so. */
function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close()
    // `close` waits for open connections, and only the listener has to be gone here.
    setImmediate(resolve)
  })
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The proxy does not listen.')
  return address.port
}
