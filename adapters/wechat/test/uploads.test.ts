import { describeUploads } from '@vod-upload/testkit'
import { positions } from './positions'

describeUploads('wechat', positions)
