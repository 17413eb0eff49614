import { alipayPlatform } from '@vod-upload/alipay'
import { type AdapterBench, type AlipaySwitches, openAlipayBench } from '@vod-upload/testkit'
import fc from 'fast-check'

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

const yesOrNo = fc.boolean()

/** Drawn by chance, and the same ones each time: what no switch does alone, two together may do. */
const drawn: Switches = Object.fromEntries(
  fc
    .sample(
      fc
        .record({
          status4xx: fc.constantFrom('fail', 'success'),
          status204: fc.constantFrom('fail', 'success'),
          put: fc.constantFrom('allowed', 'allowed', 'refused', 'garbled', 'throws'),
          headAllowed: yesOrNo,
          deleteAllowed: yesOrNo,
          hiddenHeaders: fc.constantFrom([], ['etag'], ownHeadersOfOss),
          statusAs: fc.constantFrom('number', 'string'),
          headerCase: fc.constantFrom('as-sent', 'lower', 'upper'),
          responseMember: fc.constantFrom('headers', 'header', 'both'),
          failedMember: fc.constantFrom('headers', 'header', 'both'),
          uploadHeaders: fc.constantFrom('answer', 'event as header', 'event as headers'),
          uploadStatusNumber: fc.constantFrom(19, 20),
          failureWords: fc.constantFrom('errorMessage', 'errMsg too', 'none'),
          internalStatus: yesOrNo,
          domainNumbers: fc.constantFrom('usual', 'others'),
          mobileData: fc.constantFrom('4G', 'WWAN'),
          networkKnown: yesOrNo,
          digest: yesOrNo,
          taskReturned: yesOrNo,
          fileSystem: yesOrNo,
          background: fc.constantFrom('interrupt', 'keep'),
          storedMember: fc.constantFrom('data', 'APDataStorage'),
          clientVersion: fc.constantFrom('10.6.50', '10.1.90'),
        })
        // The session that a PUT was tried in stays open where nobody can remove it.
        .map((each) => (each.put === 'allowed' ? each : { ...each, deleteAllowed: true })),
      { seed: 11, numRuns: 5 },
    )
    .map((each, index) => [`drawn by chance, ${index + 1}`, each]),
)

function benchesOf(given: Switches): Record<string, () => Promise<AdapterBench>> {
  return Object.fromEntries(
    Object.entries(given).map(([name, each]) => [name, () => openAlipayBench(alipayPlatform, each)]),
  )
}

export const positions = benchesOf({ ...switches, ...ofSingleCalls, ...drawn })

export const positionsOfUploads = benchesOf({ ...switches, ...drawn })
