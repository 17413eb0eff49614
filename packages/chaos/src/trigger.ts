import type { CloudListeners } from './cloud'
import type { Kill } from './kill-plan'

/** Watches the cloud, and strikes the life that is running as its moment comes. */
export interface Trigger extends Required<CloudListeners> {
  arm(kill: Kill, strike: () => void): void
  /** Request bytes since it was last armed or disarmed. */
  readonly passedBytes: number
  disarm(): void
}

export function createTrigger(): Trigger {
  let armed: { readonly kill: Kill; readonly strike: () => void } | undefined
  let allBytes = 0
  let startBytes = 0
  return {
    arm(kill, strike) {
      armed = { kill, strike }
      startBytes = allBytes
    },
    disarm() {
      armed = undefined
      startBytes = allBytes
    },
    get passedBytes() {
      return allBytes - startBytes
    },
    onPassed(passedBytes) {
      allBytes = passedBytes
      if (armed !== undefined && passedBytes - startBytes >= armed.kill.afterBytes) armed.strike()
    },
    onDecided({ operation, status }) {
      const isMade = operation === 'CompleteMultipartUpload' && status === 200
      if (isMade && armed?.kill.whenMade) armed.strike()
    },
  }
}
