import type { NetworkKind, WakeReason } from '@vod-upload/platform'

/** How things are around the app, as far as its host tells. */
export interface HostState {
  readonly network: 'unknown' | 'none' | NetworkKind
  readonly inFront: boolean
}

/** Before the host has told anything, and where it never does. */
export const untold: HostState = { network: 'unknown', inFront: true }

export function hearHost(state: HostState, reason: WakeReason, kind?: NetworkKind): HostState {
  switch (reason) {
    case 'online':
      return { ...state, network: kind ?? 'unknown' }
    case 'offline':
      return { ...state, network: 'none' }
    case 'foreground':
      return { ...state, inFront: true }
    case 'background':
      return { ...state, inFront: false }
  }
}

/** OSS, or anybody, has answered: whatever the host says, there is a network. */
export function hearAnswer(state: HostState): HostState {
  return state.network === 'none' ? { ...state, network: 'unknown' } : state
}

/** What an upload may have to wait for. */
export type Missing = 'network' | 'wifi' | 'foreground'

/** What has to come before a request is worth a try. A hidden app still has some seconds, and a hidden page is never halted. */
export function missingFor(
  { network }: HostState,
  wifiOnly: boolean,
): Exclude<Missing, 'foreground'> | undefined {
  if (network === 'none') return 'network'
  return wifiOnly && network === 'mobile' ? 'wifi' : undefined
}

/** What explains that a request failed, so that it is no sign of trouble. */
export function excuseOf({ network, inFront }: HostState): Exclude<Missing, 'wifi'> | undefined {
  if (network === 'none') return 'network'
  return inFront ? undefined : 'foreground'
}
