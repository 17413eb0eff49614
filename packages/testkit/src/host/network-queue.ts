/** A call that waits for a slot, or has one. */
export interface QueuedCall {
  /** Goes on the wire. */
  start(): void
}

export interface NetworkQueue {
  readonly inFlight: number
  /** The most that have been in flight at once. */
  readonly maxInFlight: number
  readonly queued: number
  add(call: QueuedCall): void
  /** Takes a call out, whether it waits or runs; its slot goes to the next one. */
  remove(call: QueuedCall): void
  running(): readonly QueuedCall[]
  waiting(): readonly QueuedCall[]
}

/** request and uploadFile of the whole app share the slots; what comes on top waits in order and is not refused. */
export function createNetworkQueue(slots: number): NetworkQueue {
  const waiting: QueuedCall[] = []
  const running = new Set<QueuedCall>()
  let maxInFlight = 0

  const fill = () => {
    while (running.size < slots) {
      const next = waiting.shift()
      if (next === undefined) return
      running.add(next)
      maxInFlight = Math.max(maxInFlight, running.size)
      next.start()
    }
  }
  return {
    get inFlight() {
      return running.size
    },
    get maxInFlight() {
      return maxInFlight
    },
    get queued() {
      return waiting.length
    },
    add(call) {
      waiting.push(call)
      fill()
    },
    remove(call) {
      running.delete(call)
      const index = waiting.indexOf(call)
      if (index >= 0) waiting.splice(index, 1)
      fill()
    },
    running: () => Array.from(running),
    waiting: () => [...waiting],
  }
}
