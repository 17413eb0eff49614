import { describeUploads } from '@vod-upload/testkit'
import { positionsOfUploads } from './positions'

describeUploads('alipay', positionsOfUploads)
