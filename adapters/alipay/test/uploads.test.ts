import { alipayPlatform } from '@vod-upload/alipay'
import { type AlipaySwitches, describeUploads, openAlipayBench } from '@vod-upload/testkit'

const on = (switches: Partial<AlipaySwitches>) => () => openAlipayBench(alipayPlatform, switches)

describeUploads('alipay', {
  'as reported': on({}),
  'as documented: any status is a success': on({ status4xx: 'success' }),
  '201 and 204 to fail': on({ status204: 'fail' }),
  'no PUT': on({ putAllowed: false }),
  'no ETag': on({ etagVisible: false }),
  'no file system': on({ fileSystem: false }),
  'client 10.1.90': on({ clientVersion: '10.1.90' }),
  'everything at its worst': on({
    status204: 'fail',
    putAllowed: false,
    etagVisible: false,
    statusAs: 'string',
    headerCase: 'upper',
    responseMember: 'headers',
    taskReturned: false,
    fileSystem: false,
    background: 'keep',
    storedMember: 'APDataStorage',
  }),
})
