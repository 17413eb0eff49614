import type { NetworkKind } from '@vod-upload/platform'

export type NetworkNews = ['online' | 'offline', NetworkKind?]

/**
 * What an event, or an answer about the network, says: `{ isConnected, networkType }` or `{ networkType }`, in small
 * letters or, as Alipay does, in capitals. Nothing, where it says nothing.
 */
export function newsOfNetwork(status: unknown): NetworkNews | undefined {
  const { isConnected, networkType } = Object(status)
  const type = String(networkType).toLowerCase()
  if (isConnected === false || /^(none|notreachable)$/.test(type)) return ['offline']
  const kind = type === 'wifi' ? 'wifi' : /^([2-9]g|wwan)$/.test(type) ? 'mobile' : undefined
  if (kind !== undefined) return ['online', kind]
  return isConnected === true ? ['online'] : undefined
}
