import type { NetworkKind } from '@vod-upload/platform'

export type NetworkNews = ['online' | 'offline', NetworkKind?]

/**
 * What an event, or an answer about the network, says: `{ isConnected, networkType }` or `{ networkType }`, in small
 * letters or, as Alipay does, in capitals; Taro on React Native tells no generation of mobile data. Nothing, where it
 * says nothing.
 */
export function newsOfNetwork(status: unknown): NetworkNews | undefined {
  const { isConnected, networkType } = Object(status)
  const type = String(networkType).toLowerCase()
  // Whoever waits must hear of every connection, even if the host has not yet found out what it is.
  if (isConnected === false || (isConnected !== true && /^(none|notreachable)$/.test(type)))
    return ['offline']
  if (/^(wifi|ethernet)$/.test(type)) return ['online', 'wifi']
  if (/^([2-9]g|wwan|cellular)$/.test(type)) return ['online', 'mobile']
  return isConnected === true ? ['online'] : undefined
}
