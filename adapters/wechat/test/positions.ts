import { benchPerPosition, openWechatBench, wechatPositions } from '@vod-upload/testkit'
import { wechatPlatform } from '../src/wechat-platform'

export const positions = benchPerPosition(wechatPositions, (each) => openWechatBench(wechatPlatform, each))
