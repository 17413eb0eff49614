import { ownHeadersOfOss } from '../host/headers-of-oss'
import type { BytedanceSwitches } from './switches'

type Positions = Readonly<Record<string, BytedanceSwitches>>

/** What shows in single calls alone, and would not change a whole upload. */
export const bytedancePositionsOfCalls: Positions = {
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

/** Each switch flipped alone, and all that can go together. */
export const bytedancePositions: Positions = {
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
  'all at their worst, and the file first in a form': { ...worst, filePlace: 'first', deleteAllowed: false },
  // With DELETE, since the session that a PUT was tried in stays open in OSS where nobody can remove it.
  'all at their worst, and PUT refused': { ...worst, put: 'refused' },
  'all at their worst, and PUT garbled': { ...worst, put: 'garbled' },
}
