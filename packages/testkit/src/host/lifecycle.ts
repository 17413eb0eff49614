import type { Activity } from './activity'
import { type Callbacks, callBack } from './callbacks'
import { createEventList, type EventList } from './event-list'
import type { NetworkFailureKind } from './failures'

export type NetworkType = 'wifi' | '4g' | '5g' | '3g' | '2g' | 'unknown' | 'none'

export interface NetworkStatus {
  readonly isConnected: boolean
  readonly networkType: NetworkType
}

/** The app in front or behind, and its network. */
export interface Lifecycle {
  readonly networkType: NetworkType
  readonly shown: EventList<object>
  readonly hidden: EventList<object>
  readonly networkChanged: EventList<NetworkStatus>
  /** Why a new call cannot start now. */
  refusal(): NetworkFailureKind | undefined
  setNetwork(type: NetworkType): void
  goBackground(): void
  /** What the host does five seconds after the app went to the background. */
  suspend(): void
  goForeground(): void
}

/** The call by which a page asks for its network. */
export type AskNetwork = (options?: Callbacks<{ networkType: NetworkType; errMsg: string }>) => void

export function askNetwork(activity: Activity, lifecycle: Pick<Lifecycle, 'networkType'>): AskNetwork {
  return (options = {}) =>
    callBack(activity, options, {
      result: { networkType: lifecycle.networkType, errMsg: 'getNetworkType:ok' },
    })
}

/** @param failCalls ends calls of the network: those in flight, and the waiting ones too if `andQueued` */
export function createLifecycle(
  failCalls: (kind: NetworkFailureKind, andQueued: boolean) => void,
): Lifecycle {
  const shown = createEventList<object>()
  const hidden = createEventList<object>()
  const networkChanged = createEventList<NetworkStatus>()
  let networkType: NetworkType = 'wifi'
  let inBackground = false
  let suspended = false

  return {
    get networkType() {
      return networkType
    },
    shown,
    hidden,
    networkChanged,
    refusal() {
      if (suspended) return 'interrupted'
      return networkType === 'none' ? 'offline' : undefined
    },
    setNetwork(type) {
      if (type === networkType) return
      networkType = type
      // A switch ends what is in flight, even if the new network is the better one.
      failCalls('networkChange', type === 'none')
      networkChanged.emit({ isConnected: type !== 'none', networkType: type })
    },
    goBackground() {
      if (inBackground) return
      inBackground = true
      hidden.emit({})
    },
    suspend() {
      if (!inBackground) throw new Error('Only an app in the background is suspended: goBackground() first.')
      suspended = true
      failCalls('interrupted', true)
    },
    goForeground() {
      if (!inBackground) return
      inBackground = false
      suspended = false
      shown.emit({ path: 'pages/index/index', scene: 1001, query: {} })
    },
  }
}
