// Everything that the documents of the native hosts leave open, through this package: `npm run check` runs it.
import {
  alipayPositions,
  alipayPositionsOfCalls,
  benchPerPosition,
  bytedancePositions,
  bytedancePositionsOfCalls,
  describeAdapter,
  describeUploads,
  openAlipayBench,
  openBytedanceBench,
  openWechatBench,
  wechatPositions,
} from '@vod-upload/testkit'
import { builtFor } from './built-for'

const weixin = benchPerPosition(wechatPositions, (each) => openWechatBench(builtFor('mp-weixin', 'wx'), each))
describeAdapter('uni mp-weixin', weixin)
describeUploads('uni mp-weixin', weixin)

const openAlipay = (each: (typeof alipayPositions)[string]) =>
  openAlipayBench(builtFor('mp-alipay', 'my'), each)
describeAdapter(
  'uni mp-alipay',
  benchPerPosition({ ...alipayPositions, ...alipayPositionsOfCalls }, openAlipay),
)
describeUploads('uni mp-alipay', benchPerPosition(alipayPositions, openAlipay))

const openDouyin = (each: (typeof bytedancePositions)[string]) =>
  openBytedanceBench(builtFor('mp-toutiao', 'tt'), each)
describeAdapter(
  'uni mp-toutiao',
  benchPerPosition({ ...bytedancePositions, ...bytedancePositionsOfCalls }, openDouyin),
)
describeUploads('uni mp-toutiao', benchPerPosition(bytedancePositions, openDouyin))
