import { describeUploads } from '@vod-upload/testkit'
import { positionsOfUploads } from './positions'

describeUploads('bytedance', positionsOfUploads)
