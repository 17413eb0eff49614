import { alipayPlatform } from '@vod-upload/alipay'
import {
  type AlipaySwitches,
  alipayPositions,
  alipayPositionsOfCalls,
  benchPerPosition,
  openAlipayBench,
  ownHeadersOfOss,
} from '@vod-upload/testkit'
import fc from 'fast-check'

type Switches = Readonly<Record<string, Partial<AlipaySwitches>>>

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

const open = (switches: Partial<AlipaySwitches>) => openAlipayBench(alipayPlatform, switches)

export const positions = benchPerPosition({ ...alipayPositions, ...alipayPositionsOfCalls, ...drawn }, open)

export const positionsOfUploads = benchPerPosition({ ...alipayPositions, ...drawn }, open)
