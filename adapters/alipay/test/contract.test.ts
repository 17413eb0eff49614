import { alipayPlatform } from '@vod-upload/alipay'
import { type AlipaySwitches, describeAdapter, openAlipayBench } from '@vod-upload/testkit'

const on = (switches: Partial<AlipaySwitches>) => () => openAlipayBench(alipayPlatform, switches)

describeAdapter('alipay', {
  'as reported': on({}),
  'as documented: any status is a success': on({ status4xx: 'success' }),
  '201 and 204 to fail': on({ status204: 'fail' }),
  'no PUT': on({ putAllowed: false }),
  'no ETag': on({ etagVisible: false }),
  'status as a string': on({ statusAs: 'string' }),
  'names of headers in lower case': on({ headerCase: 'lower' }),
  'names of headers in upper case': on({ headerCase: 'upper' }),
  'older words only': on({ responseMember: 'headers' }),
  'newer words only': on({ responseMember: 'header' }),
  'no task': on({ taskReturned: false }),
  'no file system': on({ fileSystem: false }),
  'calls go on in the background': on({ background: 'keep' }),
  'stored values under another name': on({ storedMember: 'APDataStorage' }),
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
