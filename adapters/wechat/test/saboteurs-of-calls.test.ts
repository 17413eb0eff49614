import { describeSaboteurs, openWechatBench } from '@vod-upload/testkit'
import { wechatPlatform } from '../src/wechat-platform'

describeSaboteurs(['http', 'form', 'cancel'], {
  whole: () => openWechatBench(wechatPlatform),
  withoutSlices: () => openWechatBench(wechatPlatform, { sdkVersion: '2.9.9' }),
})
