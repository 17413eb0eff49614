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

const weixin = benchPerPosition(wechatPositions, (each) => openWechatBench(builtFor('weapp', 'wx'), each))
describeAdapter('taro weapp', weixin)
describeUploads('taro weapp', weixin)

const openAlipay = (each: (typeof alipayPositions)[string]) => openAlipayBench(builtFor('alipay', 'my'), each)
describeAdapter(
  'taro alipay',
  benchPerPosition({ ...alipayPositions, ...alipayPositionsOfCalls }, openAlipay),
)
describeUploads('taro alipay', benchPerPosition(alipayPositions, openAlipay))

const openDouyin = (each: (typeof bytedancePositions)[string]) =>
  openBytedanceBench(builtFor('tt', 'tt'), each)
describeAdapter(
  'taro tt',
  benchPerPosition({ ...bytedancePositions, ...bytedancePositionsOfCalls }, openDouyin),
)
describeUploads('taro tt', benchPerPosition(bytedancePositions, openDouyin))
