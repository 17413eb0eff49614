/** Time that jumps from one event to the next. */
export interface VirtualTime {
  /** Milliseconds since 1970, as the world itself has it; devices may think otherwise. */
  readonly nowMs: number
  /** Calls `act` after `delayMs`, unless it is taken back before. */
  after(delayMs: number, act: () => void): TakeBack
  /** Lets all settle that can, then goes to the next event not later than `untilMs`; false where there is none. */
  step(untilMs: number): Promise<boolean>
  /** Goes on until nothing is left before `untilMs`, and sets the time to it. */
  run(untilMs: number): Promise<void>
}

export type TakeBack = () => void

interface Event {
  readonly atMs: number
  readonly order: number
  act: (() => void) | undefined
}

const LEAST_SWEPT = 1000

/** A day on which every date has the length that signatures need. */
const BEGIN_MS = Date.UTC(2026, 0, 15, 8)

/**
 * A tick of Node runs only after the queue of microtasks is empty, when it is asked for out of one of them: all that was
 * resolved has gone as far as it can, without a turn of the event loop.
 */
export const settled = () => new Promise<void>((resolve) => process.nextTick(resolve))

export function createVirtualTime(): VirtualTime {
  let heap: Event[] = []
  let nowMs = BEGIN_MS
  let made = 0
  let takenBack = 0

  /** Most waits are taken back long before their time: what is left of them must not pile up. */
  const takeBack = (event: Event) => {
    if (event.act === undefined) return
    event.act = undefined
    takenBack += 1
    if (takenBack < LEAST_SWEPT || takenBack * 2 < heap.length) return
    const before = heap
    heap = []
    takenBack = 0
    for (const each of before) if (each.act !== undefined) put(heap, each)
  }

  const step = async (untilMs: number) => {
    await settled()
    for (;;) {
      const [first] = heap
      if (first === undefined || first.atMs > untilMs) return false
      takeFirst(heap)
      const { act } = first
      if (act === undefined) {
        takenBack -= 1
        continue
      }
      first.act = undefined
      nowMs = first.atMs
      act()
      return true
    }
  }
  return {
    get nowMs() {
      return nowMs
    },
    after(delayMs, act) {
      made += 1
      const event: Event = { atMs: nowMs + Math.max(0, delayMs), order: made, act }
      put(heap, event)
      return () => takeBack(event)
    },
    step,
    async run(untilMs) {
      while (await step(untilMs));
      nowMs = untilMs
    },
  }
}

function isBefore(one: Event, other: Event): boolean {
  return one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order)
}

function put(heap: Event[], event: Event): void {
  let place = heap.length
  while (place > 0) {
    const above = (place - 1) >> 1
    if (!isBefore(event, heap[above])) break
    heap[place] = heap[above]
    place = above
  }
  heap[place] = event
}

function takeFirst(heap: Event[]): void {
  const last = heap.pop()
  if (last === undefined || heap.length === 0) return
  let place = 0
  for (;;) {
    let below = place * 2 + 1
    if (below >= heap.length) break
    if (below + 1 < heap.length && isBefore(heap[below + 1], heap[below])) below += 1
    if (!isBefore(heap[below], last)) break
    heap[place] = heap[below]
    place = below
  }
  heap[place] = last
}
