import {
  describeUploads,
  openAlipayBench,
  openBrowserBench,
  openBytedanceBench,
  openTaroRnBench,
  openWechatBench,
} from '@vod-upload/testkit'
import { taroRnPlatform } from '../src/taro-rn-platform'
import { builtFor } from './built-for'

describeUploads('taro', {
  weapp: () => openWechatBench(builtFor('weapp', 'wx')),
  alipay: () => openAlipayBench(builtFor('alipay', 'my')),
  tt: () => openBytedanceBench(builtFor('tt', 'tt')),
  'h5, a File': () => openBrowserBench(builtFor('h5', 'window')),
  'h5, its URL only': () => openBrowserBench(builtFor('h5', 'window'), { source: 'url' }),
  rn: () => openTaroRnBench(taroRnPlatform),
})
