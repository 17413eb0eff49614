import type { NetworkKind, WakeReason } from '@vod-upload/platform'

/** How things are around the app, as far as its host tells. */
export interface HostState {
  /** Its last word was that there is no network. */
  readonly saidOffline: boolean
  /** It said so, and nothing has come from outside since, or something has, and then a request broke. */
  readonly isOffline: boolean
  /** What the network was when there was one; kept, because hosts forget to say what it is when it is back. */
  readonly kind: NetworkKind | undefined
  readonly inFront: boolean
}

/** Before the host has told anything, and where it never does. */
export const untold: HostState = { saidOffline: false, isOffline: false, kind: undefined, inFront: true }

export function hearHost(state: HostState, reason: WakeReason, kind?: NetworkKind): HostState {
  switch (reason) {
    case 'online':
      return { ...state, saidOffline: false, isOffline: false, kind }
    case 'offline':
      return { ...state, saidOffline: true, isOffline: true }
    case 'foreground':
      return { ...state, inFront: true }
    case 'background':
      return { ...state, inFront: false }
  }
}

/** OSS, or anybody, has answered: whatever the host says, there is a network, and as far as is known the same one. */
export function hearAnswer(state: HostState): HostState {
  return state.isOffline ? { ...state, isOffline: false } : state
}

/** A request broke: where an answer had only been on its way when the network went, the host was right after all. */
export function hearBreak(state: HostState): HostState {
  return state.saidOffline && !state.isOffline ? { ...state, isOffline: true } : state
}

/** What an upload may have to wait for. */
export type Missing = 'network' | 'wifi' | 'foreground'

/** What has to come before a request is worth a try. A hidden app still has some seconds, and a hidden page is never halted. */
export function missingFor(state: HostState, wifiOnly: boolean): Exclude<Missing, 'foreground'> | undefined {
  if (state.isOffline) return 'network'
  return mayTry(state, wifiOnly) ? undefined : 'wifi'
}

/** Where the host says that there is no network: may a try tell? Not where it would go by mobile data. */
export function mayTry({ kind }: HostState, wifiOnly: boolean): boolean {
  return !wifiOnly || kind !== 'mobile'
}

/** What explains that a request failed, so that it is no sign of trouble. */
export function excuseOf({ isOffline, inFront }: HostState): Exclude<Missing, 'wifi'> | undefined {
  if (isOffline) return 'network'
  return inFront ? undefined : 'foreground'
}
