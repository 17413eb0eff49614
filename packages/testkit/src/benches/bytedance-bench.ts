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
  return openDeviceBench({
    host,
    platform: makePlatform(tt),
    missing: { path: 'ttfile://temp/missing.mp4' },
    hiddenHeaders: switches.hiddenHeaders,
    lacks: lacksOf(switches),
    pickers: (choose) => ({
      chooseMedia: choose(tt.chooseMedia, ({ tempFiles }) => tempFiles[0]),
      'chooseMedia (whole result)': choose(tt.chooseMedia, (result) => result),
      chooseVideo: choose(tt.chooseVideo, (result) => result),
      chooseImage: choose(tt.chooseImage, ({ tempFiles }) => tempFiles[0]),
      'chooseImage (whole result)': choose(tt.chooseImage, (result) => result),
      'chooseImage (by its typings)': choose(tt.chooseImage, ({ tempFilePaths }) => ({
        tempFilePaths: tempFilePaths[0],
      })),
      'chooseImage (path)': choose(tt.chooseImage, ({ tempFilePaths }) => tempFilePaths[0]),
    }),
  })
}

/** For the table: what the host does not do in this position of its switches. */
function lacksOf({
  background,
  put,
  deleteAllowed = true,
  headAllowed = true,
  digest = true,
  networkKnown = true,
}: BytedanceSwitches): AdapterBench['lacks'] {
  return {
    requestProgress: 'This host tells no progress of a request.',
    formHeaders: 'This host tells no headers of the answer to a form.',
    ...(background === 'keep' && { background: 'Here the host lets calls go on in the background.' }),
    ...((put === 'refused' || put === 'throws') && { PUT: 'Here the host refuses a PUT.' }),
    ...(put === 'garbled' && { PUT: 'Here the host sends {} for the bytes of a PUT.' }),
    ...(deleteAllowed ? {} : { DELETE: 'Here the host refuses DELETE.' }),
    ...(headAllowed ? {} : { HEAD: 'Here the host refuses HEAD.' }),
    ...(networkKnown ? {} : { setNetwork: 'Here the host does not tell what network it is.' }),
    ...(digest ? {} : { digest: 'Here the host computes no digest.' }),
  }
}
