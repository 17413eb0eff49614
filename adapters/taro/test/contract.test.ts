import {
  describeAdapter,
  openAlipayBench,
  openBrowserBench,
  openBytedanceBench,
  openTaroRnBench,
  openWechatBench,
} from '@vod-upload/testkit'
import { taroRnPlatform } from '../src/taro-rn-platform'
import { builtFor } from './built-for'

// The switches of the mini programs are flipped in switches.test.ts, which takes long.
describeAdapter('taro weapp', { 'as documented': () => openWechatBench(builtFor('weapp', 'wx')) })
describeAdapter('taro alipay', { 'as documented': () => openAlipayBench(builtFor('alipay', 'my')) })
describeAdapter('taro tt', { 'as documented': () => openBytedanceBench(builtFor('tt', 'tt')) })
describeAdapter('taro h5', {
  'a File, in Chromium on a phone': () => openBrowserBench(builtFor('h5', 'window'), { tellsNetwork: true }),
  'its URL only': () => openBrowserBench(builtFor('h5', 'window'), { source: 'url' }),
})
describeAdapter('taro rn', {
  'as its source reads': () => openTaroRnBench(taroRnPlatform),
  'a request cannot be aborted': () => openTaroRnBench(taroRnPlatform, { requestAborts: false }),
})
