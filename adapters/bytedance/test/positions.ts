import { bytedancePlatform } from '@vod-upload/bytedance'
import { type AdapterBench, type BytedanceSwitches, openBytedanceBench } from '@vod-upload/testkit'
import fc from 'fast-check'

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

const yesOrNo = fc.boolean()

/** Drawn by chance, and the same ones each time: what no switch does alone, two together may do. */
const drawn: Record<string, BytedanceSwitches> = Object.fromEntries(
  fc
    .sample(
      fc
        .record({
          sdkVersion: fc.constantFrom('3.40.0', '2.60.0', '2.59.0', '2.30.0'),
          filePlace: fc.constantFrom('first', 'last'),
          put: fc.constantFrom('allowed', 'allowed', 'refused', 'garbled', 'throws'),
          headAllowed: yesOrNo,
          deleteAllowed: yesOrNo,
          hiddenHeaders: fc.constantFrom([], ['etag'], ['etag', 'x-oss-hash-crc64ecma'], ownHeadersOfOss),
          headerCase: fc.constantFrom('as-sent', 'lower', 'upper'),
          failureShape: fc.constantFrom('errNo', 'errorCode', 'errMsg only'),
          background: fc.constantFrom('interrupt', 'keep'),
          statMember: fc.constantFrom('stat', 'stats', 'both'),
          overRange: fc.constantFrom('fails', 'short'),
          networkSlots: fc.constantFrom(1, 10),
          networkKnown: yesOrNo,
          digest: yesOrNo,
          absentKey: fc.constantFrom('fails', 'gives-empty'),
        })
        // A way to send is left, and the session that a PUT was tried in stays open where nobody can remove it.
        .map((each) =>
          each.put === 'allowed' ? each : { ...each, filePlace: 'last' as const, deleteAllowed: true },
        ),
      { seed: 11, numRuns: 5 },
    )
    .map((each, index) => [`drawn by chance, ${index + 1}`, each]),
)

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
export const positions = benchesOf({ ...ofUploads, ...ofSingleCalls, ...drawn })

export const positionsOfUploads = benchesOf({ ...ofUploads, ...drawn })
