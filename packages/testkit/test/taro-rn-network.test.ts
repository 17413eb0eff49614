import { createTaroRnHost } from '../src'

test('the first listener is told how the network is, and each is told of every change', async () => {
  const { Taro, switchNetwork, setOnline, idle } = createTaroRnHost()
  const heard: unknown[] = []
  Taro.onNetworkStatusChange(({ isConnected, networkType }) => heard.push(`${networkType} ${isConnected}`))
  expect(heard).toEqual([])
  await idle()
  Taro.onNetworkStatusChange(() => heard.push('another'))
  await idle()
  switchNetwork('4g')
  setOnline(false)
  expect(heard).toEqual(['wifi true', 'cellular true', 'another', 'none false', 'another'])
  Taro.offNetworkStatusChange()
  setOnline(true)
  expect(heard).toHaveLength(5)
})

test.each([
  ['wifi', 'wifi'],
  ['5g', 'cellular'],
  ['2g', 'cellular'],
  ['none', 'none'],
  ['unknown', 'unknown'],
] as const)('asked on %s, it tells %s', async (network, networkType) => {
  const { Taro, switchNetwork } = createTaroRnHost()
  switchNetwork(network)
  const told: unknown[] = []
  const answer = await Taro.getNetworkType({ success: (result) => told.push(result) })
  expect(answer).toMatchObject({ networkType })
  expect(told).toEqual([answer])
})
