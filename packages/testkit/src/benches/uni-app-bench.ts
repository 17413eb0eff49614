import type { PlatformAdapter } from '@vod-upload/platform'
import type { AdapterBench } from '../contract/bench'
import { createUniAppHost, type UniInApp } from '../uni-app/host'
import type { UniAppSwitches } from '../uni-app/switches'
import { openDeviceBench } from './device-bench'

/** @param makePlatform the adapter under test */
export async function openUniAppBench(
  makePlatform: (uni: UniInApp) => PlatformAdapter,
  switches: UniAppSwitches = {},
): Promise<AdapterBench> {
  const host = createUniAppHost(switches)
  const { uni } = host
  return openDeviceBench({
    host,
    platform: makePlatform(uni),
    missing: { path: '_doc/uniapp_temp_1700000000000/gallery/missing.mp4' },
    lacks: {
      forbiddenUrl: 'An app may call any domain.',
      background: 'An app is told no reason when its calls end in the background.',
      requestProgress: 'This host tells no progress of a request.',
      modifiedAt: 'This host tells no time of a file.',
      formHeaders: 'This host tells no headers of the answer to a form.',
      ...(switches.nativeWords === 'none' && {
        lock: 'In this position the host says nothing of the reason.',
      }),
    },
    pickers: (choose) => ({
      chooseMedia: choose(uni.chooseMedia, ({ tempFiles }) => tempFiles[0]),
      'chooseMedia (whole result)': choose(uni.chooseMedia, (result) => result),
      chooseVideo: choose(uni.chooseVideo, (result) => result),
      chooseImage: choose(uni.chooseImage, ({ tempFiles }) => tempFiles[0]),
      'chooseImage (whole result)': choose(uni.chooseImage, (result) => result),
      'chooseImage (path)': choose(uni.chooseImage, ({ tempFilePaths }) => tempFilePaths[0]),
    }),
  })
}
