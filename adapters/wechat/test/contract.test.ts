import { describeAdapter, openWechatBench } from '@vod-upload/testkit'
import { wechatPlatform } from '../src/wechat-platform'

describeAdapter('wechat', {
  'current base library': () => openWechatBench(wechatPlatform),
  'base library 2.9.9: no slices, no timeout of a call': () =>
    openWechatBench(wechatPlatform, { sdkVersion: '2.9.9' }),
  'header names in lower case': () => openWechatBench(wechatPlatform, { headerCase: 'lower' }),
  'header names in upper case': () => openWechatBench(wechatPlatform, { headerCase: 'upper' }),
  'no headers with an upload': () => openWechatBench(wechatPlatform, { uploadHeader: false }),
})
