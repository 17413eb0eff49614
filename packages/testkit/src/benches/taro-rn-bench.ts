import type { PlatformAdapter } from '@vod-upload/platform'
import type { AdapterBench } from '../contract/bench'
import { createTaroRnHost, type TaroInReactNative, type TaroRnSwitches } from '../taro-rn/host'
import { openDeviceBench } from './device-bench'

/** @param makePlatform the adapter under test */
export async function openTaroRnBench(
  makePlatform: (Taro: TaroInReactNative) => PlatformAdapter,
  switches: TaroRnSwitches = {},
): Promise<AdapterBench> {
  const host = createTaroRnHost(switches)
  const { Taro } = host
  const bench = await openDeviceBench({
    host,
    platform: makePlatform(Taro),
    missing: { path: 'file:///data/user/0/app/cache/ImagePicker/missing.mp4' },
    lacks: {
      forbiddenUrl: 'An app may call any domain.',
      setVisible: 'Taro tells an app for React Native nothing of foreground and background.',
      abortForm: 'Taro breaks off no upload on React Native.',
      ...(switches.requestAborts === false && {
        abortRequest: 'In this position Taro breaks off no request.',
      }),
      digest: 'Forms, the only way of this host, have no use for a digest.',
      modifiedAt: 'Taro tells no time of a file on React Native.',
      formProgress: 'Taro tells no progress of an upload on React Native.',
    },
    pickers: (choose) => ({
      chooseVideo: choose(Taro.chooseVideo, (result) => result),
      chooseImage: choose(Taro.chooseImage, ({ tempFiles }) => tempFiles[0]),
      'chooseImage (whole result)': choose(Taro.chooseImage, (result) => result),
      'chooseImage (path)': choose(Taro.chooseImage, ({ tempFilePaths }) => tempFilePaths[0]),
    }),
  })
  const idle = () => {
    host.endAbandoned()
    return bench.idle()
  }
  const close = async () => {
    await idle()
    await bench.close()
  }
  return { ...bench, idle, close }
}
