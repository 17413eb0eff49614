import type { PhoneUser } from '../app/phone-user'
import type { SimEvent } from '../events'
import type { World } from '../world/world'

/** One promise, held against everything that happens. */
export interface Invariant {
  readonly name: string
  /** @param violated says how the promise was broken */
  watch(scene: Scene, violated: (how: string) => void): Watcher
}

export interface Scene {
  readonly world: World
  readonly user: PhoneUser
}

export interface Watcher {
  /** At each step. */
  see?(event: SimEvent): void
  /** When all is over. */
  end?(): void
}
