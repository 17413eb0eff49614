import { describeUploads } from '@vod-upload/testkit'
import { positionsByTarget } from './positions'

for (const [target, positions] of Object.entries(positionsByTarget))
  describeUploads(`uni ${target}`, positions)
