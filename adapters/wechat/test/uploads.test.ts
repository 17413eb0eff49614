import { describeUploads, openWechatBench } from '@vod-upload/testkit'
import { wechatPlatform } from '../src/wechat-platform'

describeUploads('wechat', {
  'as documented': () => openWechatBench(wechatPlatform),
  'a base library without file descriptors': () => openWechatBench(wechatPlatform, { sdkVersion: '2.10.4' }),
  'a base library without ranges': () => openWechatBench(wechatPlatform, { sdkVersion: '2.9.5' }),
  'no headers for uploads': () => openWechatBench(wechatPlatform, { uploadHeader: false }),
})
