import type { PlatformAdapter } from '@vod-upload/platform'
import type { AdapterBench } from '../contract/bench'
import { createWechatHost, type WechatHostOptions } from '../wechat/host'
import type { Wx } from '../wechat/wx'
import { openDeviceBench } from './device-bench'

/** @param makePlatform the adapter under test */
export async function openWechatBench(
  makePlatform: (wx: Wx) => PlatformAdapter,
  switches: WechatHostOptions = {},
): Promise<AdapterBench> {
  const host = createWechatHost(switches)
  const { wx } = host
  return openDeviceBench({
    host,
    platform: makePlatform(wx),
    missing: { path: 'wxfile://tmp_missing.mp4' },
    lacks: {
      requestProgress: 'This host tells no progress of a request.',
      ...(switches.uploadHeader === false && {
        formHeaders: 'In this position the host tells no headers of the answer to a form.',
      }),
    },
    pickers: (choose) => ({
      chooseMedia: choose(wx.chooseMedia, ({ tempFiles }) => tempFiles[0]),
      'chooseMedia (whole result)': choose(wx.chooseMedia, (result) => result),
      chooseVideo: choose(wx.chooseVideo, (result) => result),
      chooseImage: choose(wx.chooseImage, ({ tempFiles }) => tempFiles[0]),
      'chooseImage (whole result)': choose(wx.chooseImage, (result) => result),
      'chooseImage (path)': choose(wx.chooseImage, ({ tempFilePaths }) => tempFilePaths[0]),
      chooseMessageFile: choose(wx.chooseMessageFile, ({ tempFiles }) => tempFiles[0]),
    }),
  })
}
