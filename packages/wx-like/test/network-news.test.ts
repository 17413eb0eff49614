import { newsOfNetwork } from '../src/network-news'

test.each<[unknown, unknown]>([
  [{ isConnected: true, networkType: 'wifi' }, ['online', 'wifi']],
  [{ isConnected: true, networkType: '4g' }, ['online', 'mobile']],
  [{ isConnected: true, networkType: '5g' }, ['online', 'mobile']],
  [{ isConnected: true, networkType: 'unknown' }, ['online']],
  [{ isConnected: true }, ['online']],
  [{ isConnected: false, networkType: 'none' }, ['offline']],
  [{ isConnected: false }, ['offline']],
  [{ isConnected: false, networkType: 'wifi' }, ['offline']],
  [{ networkType: 'wifi' }, ['online', 'wifi']],
  [{ networkType: 'WIFI', networkAvailable: true }, ['online', 'wifi']],
  [{ networkType: 'WWAN' }, ['online', 'mobile']],
  [{ networkType: '3G' }, ['online', 'mobile']],
  [{ networkType: 'NOTREACHABLE', networkAvailable: false }, ['offline']],
  [{ networkType: 'none' }, ['offline']],
  [{ networkType: 'unknown' }, undefined],
  [{ networkType: 'ethernet' }, ['online', 'wifi']],
  [{ isConnected: true, networkType: 'cellular' }, ['online', 'mobile']],
  [{ networkType: 'cellular' }, ['online', 'mobile']],
  [{ isConnected: true, networkType: 'none' }, ['online']],
  [{ isConnected: null, networkType: 'unknown' }, undefined],
  [{ networkType: 'vpn' }, undefined],
  [{}, undefined],
  [undefined, undefined],
  [null, undefined],
  ['wifi', undefined],
  [{ isConnected: 'yes' }, undefined],
])('%j says %j', (status, news) => {
  expect(newsOfNetwork(status)).toEqual(news)
})
