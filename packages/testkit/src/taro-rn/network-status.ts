import { callBack } from '../host/callbacks'
import type { Device } from '../host/device'
import { createEventList, type EventList } from '../host/event-list'
import type { NetworkType } from '../host/lifecycle'

/** NetInfo's own words, which Taro hands on although its types promise a generation. */
export type NetInfoType = 'wifi' | 'cellular' | 'unknown' | 'none'

export interface TaroRnNetworkStatus {
  readonly isConnected: boolean
  readonly networkType: NetInfoType
}

/** What a Taro app for React Native hears of its network. */
export interface NetworkStatusSource extends Pick<EventList<TaroRnNetworkStatus>, 'on' | 'off'> {
  now(): TaroRnNetworkStatus
}

export function createNetworkStatus({
  activity,
  lifecycle,
}: Pick<Device, 'activity' | 'lifecycle'>): NetworkStatusSource {
  const listeners = createEventList<TaroRnNetworkStatus>()
  const now = () => toStatus(lifecycle.networkType)
  const tell = () => listeners.emit(now())
  let attached = false
  return {
    now,
    on(listener) {
      listeners.on(listener)
      if (attached) return
      attached = true
      lifecycle.networkChanged.on(tell)
      // NetInfo tells whoever begins to listen how things are; Taro listens to it once.
      callBack(activity, { success: tell }, { result: undefined })
    },
    off(listener) {
      listeners.off(listener)
      // With a listener, Taro itself goes on to listen.
      if (listener !== undefined) return
      attached = false
      lifecycle.networkChanged.off(tell)
    },
  }
}

function toStatus(type: NetworkType): TaroRnNetworkStatus {
  return { isConnected: type !== 'none', networkType: /^\dg$/.test(type) ? 'cellular' : plain(type) }
}

function plain(type: NetworkType): NetInfoType {
  return type === 'wifi' || type === 'none' ? type : 'unknown'
}
