import { bytedancePlatform } from '@vod-upload/bytedance'
import {
  type BytedanceSwitches,
  benchPerPosition,
  bytedancePositions,
  bytedancePositionsOfCalls,
  openBytedanceBench,
  ownHeadersOfOss,
} from '@vod-upload/testkit'
import fc from 'fast-check'

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

const open = (switches: BytedanceSwitches) => openBytedanceBench(bytedancePlatform, switches)

/** Every position that the adapter must live with. */
export const positions = benchPerPosition(
  { ...bytedancePositions, ...bytedancePositionsOfCalls, ...drawn },
  open,
)

export const positionsOfUploads = benchPerPosition({ ...bytedancePositions, ...drawn }, open)
