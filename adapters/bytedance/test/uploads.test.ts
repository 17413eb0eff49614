import { bytedancePlatform } from '@vod-upload/bytedance'
import { describeUploads, openBytedanceBench } from '@vod-upload/testkit'

describeUploads('bytedance', {
  'as documented': () => openBytedanceBench(bytedancePlatform),
  'base library 2.59.0: no slices': () => openBytedanceBench(bytedancePlatform, { sdkVersion: '2.59.0' }),
  'the file first in a form': () => openBytedanceBench(bytedancePlatform, { filePlace: 'first' }),
  'PUT refused': () => openBytedanceBench(bytedancePlatform, { put: 'refused' }),
  'PUT garbled': () => openBytedanceBench(bytedancePlatform, { put: 'garbled' }),
  'the ETag hidden': () => openBytedanceBench(bytedancePlatform, { hiddenHeaders: ['etag'] }),
})
