import { describeAdapter } from '@vod-upload/testkit'
import { positionsByTarget } from './positions'

for (const [target, positions] of Object.entries(positionsByTarget))
  describeAdapter(`uni ${target}`, positions)
