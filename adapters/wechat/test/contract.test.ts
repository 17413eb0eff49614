import { describeAdapter } from '@vod-upload/testkit'
import { positions } from './positions'

describeAdapter('wechat', positions)
