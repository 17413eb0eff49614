import { alipayPlatform } from '@vod-upload/alipay'
import { type AdapterBench, type AlipaySwitches, openAlipayBench } from '@vod-upload/testkit'

type Switches = Record<string, Partial<AlipaySwitches>>

/** What no other server sends: a host may show the usual headers alone. */
const ownHeadersOfOss = ['etag', 'x-oss-request-id', 'x-oss-hash-crc64ecma', 'x-oss-server-time']

/** What shows in single calls alone, and would not change a whole upload. */
const ofSingleCalls: Switches = {
  'HEAD refused': { headAllowed: false },
  'newer words beside a failure': { failedMember: 'header' },
  'headers of a form by event': { uploadHeaders: 'event as header' },
  'headers of a form by event, in its older word': { uploadHeaders: 'event as headers' },
  'a form refused by number 20': { uploadStatusNumber: 20 },
  'failures with errMsg too': { failureWords: 'errMsg too' },
  'failures without words': { failureWords: 'none' },
  'a number of the host’s own for a status': { internalStatus: true },
  'other numbers for a domain': { domainNumbers: 'others' },
  'mobile data without its generation': { mobileData: 'WWAN' },
  'the network unknown': { networkKnown: false },
  'no digest': { digest: false },
}

/** Each switch flipped alone, and all that can go together: a form is always left as a way to send. */
const switches: Switches = {
  'as reported': {},
  'as documented: any status is a success': { status4xx: 'success' },
  '201 and 204 to fail': { status204: 'fail' },
  'PUT refused': { put: 'refused' },
  'PUT garbled': { put: 'garbled' },
  'PUT throws': { put: 'throws' },
  'DELETE refused': { deleteAllowed: false },
  'the ETag hidden': { hiddenHeaders: ['etag'] },
  'all that is OSS’s own hidden': { hiddenHeaders: ownHeadersOfOss },
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
    headAllowed: false,
    hiddenHeaders: ownHeadersOfOss,
    statusAs: 'string',
    headerCase: 'upper',
    responseMember: 'headers',
    failedMember: 'header',
    uploadStatusNumber: 20,
    failureWords: 'none',
    domainNumbers: 'others',
    networkKnown: false,
    digest: false,
    taskReturned: false,
    fileSystem: false,
    background: 'keep',
    storedMember: 'APDataStorage',
  },
  'all at their worst, but files can be read and put': {
    status204: 'fail',
    headAllowed: false,
    deleteAllowed: false,
    hiddenHeaders: ownHeadersOfOss,
    statusAs: 'string',
    headerCase: 'upper',
    responseMember: 'headers',
    failedMember: 'header',
    uploadStatusNumber: 20,
    failureWords: 'errMsg too',
    internalStatus: true,
    domainNumbers: 'others',
    mobileData: 'WWAN',
    digest: false,
    taskReturned: false,
    background: 'keep',
    storedMember: 'APDataStorage',
  },
}

function benchesOf(given: Switches): Record<string, () => Promise<AdapterBench>> {
  return Object.fromEntries(
    Object.entries(given).map(([name, each]) => [name, () => openAlipayBench(alipayPlatform, each)]),
  )
}

export const positions = benchesOf({ ...switches, ...ofSingleCalls })

export const positionsOfUploads = benchesOf(switches)
