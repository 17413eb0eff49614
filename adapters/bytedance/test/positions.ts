import { bytedancePlatform } from '@vod-upload/bytedance'
import { type AdapterBench, type BytedanceSwitches, openBytedanceBench } from '@vod-upload/testkit'

type Positions = Record<string, () => Promise<AdapterBench>>

/** What no other server sends: a host may show the usual headers alone. */
const ownHeadersOfOss = ['etag', 'x-oss-request-id', 'x-oss-hash-crc64ecma', 'x-oss-server-time']

/** Each switch flipped alone. */
const alone: Record<string, BytedanceSwitches> = {
  'as documented': {},
  'base library 2.60.0': { sdkVersion: '2.60.0' },
  'base library 2.59.0: no slices': { sdkVersion: '2.59.0' },
  'base library 2.30.0: no timeout of a request': { sdkVersion: '2.30.0' },
  'the file first in a form': { filePlace: 'first' },
  'PUT refused': { put: 'refused' },
  'PUT garbled': { put: 'garbled' },
  'PUT throws': { put: 'throws' },
  'DELETE refused': { deleteAllowed: false },
  'HEAD refused': { headAllowed: false },
  'the ETag hidden': { hiddenHeaders: ['etag'] },
  'the ETag and the CRC-64 hidden': { hiddenHeaders: ['etag', 'x-oss-hash-crc64ecma'] },
  'all that is OSS’s own hidden': { hiddenHeaders: ownHeadersOfOss },
  'header names in lower case': { headerCase: 'lower' },
  'header names in upper case': { headerCase: 'upper' },
  'failures with six digits': { failureShape: 'errorCode' },
  'failures without a number': { failureShape: 'errMsg only' },
  'calls kept in the background': { background: 'keep' },
  'stat told as stat': { statMember: 'stat' },
  'stat told as stats': { statMember: 'stats' },
  'no digest': { digest: false },
  'an absent key gives an empty string': { absentKey: 'gives-empty' },
  'a domain refused in Chinese': { domainRefusal: '域名不在白名单内' },
}

/** What shows in single calls alone, and would not change a whole upload. */
const ofSingleCalls: Record<string, BytedanceSwitches> = {
  'a read past the end fails': { overRange: 'fails' },
  'a read past the end is short': { overRange: 'short' },
  'one call at a time': { networkSlots: 1 },
  'the network unknown': { networkKnown: false },
}

/** All that can go together, but a way to send must be left: forms or parts. */
const worst: BytedanceSwitches = {
  sdkVersion: '2.30.0',
  headAllowed: false,
  hiddenHeaders: ownHeadersOfOss,
  headerCase: 'upper',
  failureShape: 'errMsg only',
  statMember: 'stat',
  digest: false,
  absentKey: 'gives-empty',
  domainRefusal: '域名不在白名单内',
  overRange: 'short',
  networkSlots: 1,
  networkKnown: false,
}

function benchesOf(given: Record<string, BytedanceSwitches>): Positions {
  return Object.fromEntries(
    Object.entries(given).map(([name, switches]) => [
      name,
      () => openBytedanceBench(bytedancePlatform, switches),
    ]),
  )
}

const ofUploads: Record<string, BytedanceSwitches> = {
  ...alone,
  'all at their worst, and the file first in a form': { ...worst, filePlace: 'first', deleteAllowed: false },
  // With DELETE, since the session that a PUT was tried in stays open in OSS where nobody can remove it.
  'all at their worst, and PUT refused': { ...worst, put: 'refused' },
  'all at their worst, and PUT garbled': { ...worst, put: 'garbled' },
}

/** Every position that the adapter must live with. */
export const positions = benchesOf({ ...ofUploads, ...ofSingleCalls })

export const positionsOfUploads = benchesOf(ofUploads)
