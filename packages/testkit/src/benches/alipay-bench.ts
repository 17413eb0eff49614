import type { PlatformAdapter } from '@vod-upload/platform'
import { createAlipayHost } from '../alipay/host'
import type { My } from '../alipay/my'
import type { AlipaySwitches } from '../alipay/switches'
import type { AdapterBench } from '../contract/bench'
import { openDeviceBench } from './device-bench'

const NO_TASK = 'In this position the host returns no task.'

/** @param makePlatform the adapter under test */
export async function openAlipayBench(
  makePlatform: (my: My) => PlatformAdapter,
  switches: Partial<AlipaySwitches> = {},
): Promise<AdapterBench> {
  const host = createAlipayHost(switches)
  const { my } = host
  const bench = await openDeviceBench({
    host,
    platform: makePlatform(my),
    missing: { path: 'https://resource/missing.video', size: 100 },
    hiddenHeaders: ['set-cookie', ...(switches.hiddenHeaders ?? [])],
    lacks: lacksOf(switches),
    pickers: (choose) => ({
      chooseVideo: choose(my.chooseVideo, (result) => result),
      'chooseVideo (before base library 1.11)': choose(
        my.chooseVideo,
        ({ tempFilePath, filePath, ...older }) => older,
      ),
      'chooseVideo (by its typings)': choose(my.chooseVideo, ({ filePath }) => ({ filePath })),
      chooseImage: choose(my.chooseImage, ({ tempFiles }) => tempFiles[0]),
      'chooseImage (oldest)': choose(my.chooseImage, ({ apFilePaths }) => ({ apFilePaths })),
      'chooseImage (whole result)': choose(my.chooseImage, (result) => result),
      'chooseImage (path)': choose(my.chooseImage, ({ apFilePaths }) => apFilePaths[0]),
    }),
  })
  if (switches.taskReturned !== false) return bench
  // What the page has given up runs on without it, until the page is left.
  const idle = () => {
    host.leavePage()
    return bench.idle()
  }
  return { ...bench, idle }
}

function lacksOf({
  background,
  taskReturned = true,
  put = 'allowed',
  headAllowed = true,
  deleteAllowed = true,
  digest = true,
  networkKnown = true,
}: Partial<AlipaySwitches>): AdapterBench['lacks'] {
  return {
    requestProgress: 'This host tells no progress of a request.',
    modifiedAt: 'This host does not document the unit of the times that it tells.',
    ...(background === 'keep' && { background: 'In this position the host ends no call in the background.' }),
    ...(headAllowed ? {} : { HEAD: 'In this position the host refuses HEAD.' }),
    ...(deleteAllowed ? {} : { DELETE: 'In this position the host refuses DELETE.' }),
    ...(digest ? {} : { digest: 'In this position the host tells no digest.' }),
    ...(networkKnown ? {} : { setNetwork: 'In this position the host does not tell what network it is.' }),
    ...(taskReturned
      ? {}
      : {
          abortRequest: NO_TASK,
          abortForm: NO_TASK,
          formProgress: NO_TASK,
          formHeaders: NO_TASK,
        }),
    ...((put === 'refused' || put === 'throws') && { PUT: 'In this position the host refuses a PUT.' }),
    ...(put === 'garbled' && { PUT: 'In this position the host spoils the bytes of a PUT.' }),
  }
}
