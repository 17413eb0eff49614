import { alipayPlatform } from '@vod-upload/alipay'
import { type AdapterBench, type AlipaySwitches, openAlipayBench } from '@vod-upload/testkit'

/** Each switch flipped alone, and all that can go together: a form is always left as a way to send. */
const switches = {
  'as reported': {},
  'as documented: any status is a success': { status4xx: 'success' },
  '201 and 204 to fail': { status204: 'fail' },
  'PUT refused': { put: 'refused' },
  'PUT garbled': { put: 'garbled' },
  'the ETag hidden': { etagVisible: false },
  'the status as a string': { statusAs: 'string' },
  'header names in lower case': { headerCase: 'lower' },
  'header names in upper case': { headerCase: 'upper' },
  'older words only': { responseMember: 'headers' },
  'newer words only': { responseMember: 'header' },
  'no task': { taskReturned: false },
  'no file system': { fileSystem: false },
  'calls kept in the background': { background: 'keep' },
  'stored values under another name': { storedMember: 'APDataStorage' },
  'client 10.1.90': { clientVersion: '10.1.90' },
  'all at their worst': {
    status204: 'fail',
    put: 'refused',
    etagVisible: false,
    statusAs: 'string',
    headerCase: 'upper',
    responseMember: 'headers',
    taskReturned: false,
    fileSystem: false,
    background: 'keep',
    storedMember: 'APDataStorage',
  },
  'all at their worst, but files can be read and put': {
    status204: 'fail',
    etagVisible: false,
    statusAs: 'string',
    headerCase: 'upper',
    responseMember: 'headers',
    taskReturned: false,
    background: 'keep',
    storedMember: 'APDataStorage',
  },
} satisfies Record<string, Partial<AlipaySwitches>>

export const positions: Record<string, () => Promise<AdapterBench>> = Object.fromEntries(
  Object.entries(switches).map(([name, given]) => [name, () => openAlipayBench(alipayPlatform, given)]),
)
