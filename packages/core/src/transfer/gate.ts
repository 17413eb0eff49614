import { type CancelSignal, PlatformError } from '@vod-upload/platform'

/** Lets so many requests through at a time; fewer, once the line has shown that it cannot carry that many. */
export interface Gate {
  /** Resolves when there is room; rejects with `cancelled` when the signal fires before. */
  enter(signal: CancelSignal | undefined): Promise<void>
  leave(): void
  /** After a timeout: requests that share a slow line all come too late, one of them alone may not. */
  narrow(): void
}

export function createGate(width: number): Gate {
  let open = width
  let inside = 0
  const waiting: Array<() => void> = []

  const letIn = () => {
    while (inside < open && waiting.length > 0) {
      inside += 1
      waiting.shift()?.()
    }
  }

  return {
    enter(signal) {
      return new Promise((resolve, reject) => {
        let unsubscribe: () => void = () => undefined
        const come = () => {
          unsubscribe()
          resolve()
        }
        waiting.push(come)
        letIn()
        const place = () => waiting.indexOf(come)
        if (place() < 0 || signal === undefined) return
        unsubscribe = signal.onCancel(() => {
          waiting.splice(place(), 1)
          reject(new PlatformError('cancelled', 'The upload was stopped.'))
        })
      })
    },
    leave() {
      inside -= 1
      letIn()
    },
    narrow() {
      open = Math.max(1, Math.floor(open / 2))
    },
  }
}

/** Through the narrow one, and then through the wide one, which others go through too and which stays as wide as it is. */
export function oneAfterOther(narrow: Gate, wide: Gate): Gate {
  return {
    async enter(signal) {
      await narrow.enter(signal)
      try {
        await wide.enter(signal)
      } catch (cause) {
        narrow.leave()
        throw cause
      }
    },
    leave() {
      wide.leave()
      narrow.leave()
    },
    narrow: narrow.narrow,
  }
}
