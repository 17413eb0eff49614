import { type CancelSignal, stoppedError } from '@vod-upload/platform'

/** So much of something there is: lanes of the host, bytes of memory. Who wants some waits until there is enough. */
export interface Budget {
  /**
   * Resolves when `amount` is there: in order, so that nobody starves, but the `urgent` before the others. More than
   * there ever is counts as all of it. Rejects with `cancelled`.
   */
  take(amount: number, signal?: CancelSignal, urgent?: boolean): Promise<void>
  /** The same at once, or not at all: for who holds something that others wait for. */
  tryTake(amount: number): boolean
  give(amount: number): void
  /** Does anybody wait? */
  readonly short: boolean
}

interface Wish {
  readonly amount: number
  readonly urgent: boolean
  grant(): void
}

/** @param most of the moment, more than 0; it is asked whenever somebody takes or gives */
export function createBudget(most: () => number): Budget {
  const wishes: Wish[] = []
  let taken = 0

  const grantSome = () => {
    for (let [first] = wishes; first !== undefined; [first] = wishes) {
      if (taken > 0 && taken + first.amount > most()) return
      wishes.shift()
      taken += first.amount
      first.grant()
    }
  }
  const queue = (wish: Wish) => {
    const behind = wish.urgent ? wishes.findIndex(({ urgent }) => !urgent) : -1
    wishes.splice(behind < 0 ? wishes.length : behind, 0, wish)
  }

  return {
    get short() {
      return wishes.length > 0
    },
    take(amount, signal, urgent = false) {
      return new Promise((resolve, reject) => {
        let unsubscribe: () => void = () => undefined
        const grant = () => {
          unsubscribe()
          resolve()
        }
        const wish = { amount, urgent, grant }
        queue(wish)
        grantSome()
        if (signal === undefined || wishes.indexOf(wish) < 0) return
        unsubscribe = signal.onCancel(() => {
          wishes.splice(wishes.indexOf(wish), 1)
          reject(stoppedError())
          // What stood behind much may be little.
          grantSome()
        })
      })
    },
    tryTake(amount) {
      if (wishes.length > 0 || (taken > 0 && taken + amount > most())) return false
      taken += amount
      return true
    },
    give(amount) {
      taken -= amount
      grantSome()
    },
  }
}
