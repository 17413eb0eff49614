import type { PlatformAdapter } from '@vod-upload/platform'
import { createBytedanceHost, type Tt } from '../bytedance/host'
import type { BytedanceSwitches } from '../bytedance/switches'
import type { AdapterBench } from '../contract/bench'
import { openDeviceBench } from './device-bench'

/** @param makePlatform the adapter under test */
export async function openBytedanceBench(
  makePlatform: (tt: Tt) => PlatformAdapter,
  switches: BytedanceSwitches = {},
): Promise<AdapterBench> {
  const host = createBytedanceHost(switches)
  const { tt } = host
  const keepsCalls = switches.background === 'keep'
  return openDeviceBench({
    host,
    platform: makePlatform(tt),
    missing: { path: 'ttfile://temp/missing.mp4' },
    hiddenHeaders: switches.hiddenHeaders,
    lacks: keepsCalls ? { setVisible: 'in this position the host ends no call in the background' } : {},
    pickers: (choose) => ({
      chooseMedia: choose(tt.chooseMedia, ({ tempFiles }) => tempFiles[0]),
      'chooseMedia (whole result)': choose(tt.chooseMedia, (result) => result),
      chooseVideo: choose(tt.chooseVideo, (result) => result),
      chooseImage: choose(tt.chooseImage, ({ tempFiles }) => tempFiles[0]),
      'chooseImage (whole result)': choose(tt.chooseImage, (result) => result),
      'chooseImage (path)': choose(tt.chooseImage, ({ tempFilePaths }) => tempFilePaths[0]),
    }),
  })
}
