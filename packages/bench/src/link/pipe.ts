/** One way of one connection: bytes wait until they may leave, and are under way for a while. */
export interface Pipe {
  readonly waitingBytes: number
  /** Neither waiting nor under way. */
  readonly isEmpty: boolean
  push(chunk: Buffer): void
  /** Lets at most so many of the waiting bytes leave; returns how many did. */
  send(mostBytes: number, nowMs: number): number
  /** Hands over what has been under way for long enough. */
  deliver(nowMs: number): void
}

export function createPipe(delayMs: number, arrive: (chunk: Buffer) => void): Pipe {
  const waiting: Buffer[] = []
  const underWay: Array<{ readonly chunk: Buffer; readonly dueMs: number }> = []
  let waitingBytes = 0
  return {
    get waitingBytes() {
      return waitingBytes
    },
    get isEmpty() {
      return waitingBytes === 0 && underWay.length === 0
    },
    push(chunk) {
      waiting.push(chunk)
      waitingBytes += chunk.byteLength
    },
    send(mostBytes, nowMs) {
      let leftBytes = Math.min(Math.floor(mostBytes), waitingBytes)
      const sentBytes = leftBytes
      while (leftBytes > 0) {
        const [first] = waiting
        if (first === undefined) break
        const chunk = first.subarray(0, leftBytes)
        if (chunk.byteLength === first.byteLength) waiting.shift()
        else waiting[0] = first.subarray(chunk.byteLength)
        underWay.push({ chunk, dueMs: nowMs + delayMs })
        leftBytes -= chunk.byteLength
      }
      waitingBytes -= sentBytes
      return sentBytes
    },
    deliver(nowMs) {
      for (let [first] = underWay; first !== undefined && first.dueMs <= nowMs; [first] = underWay) {
        underWay.shift()
        arrive(first.chunk)
      }
    },
  }
}
