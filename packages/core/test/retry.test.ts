import { PlatformError, type PlatformErrorCode } from '@vod-upload/platform'
import fc from 'fast-check'
import { UploadError } from '../src/errors/upload-error'
import type { OssFault } from '../src/oss/answers'
import { backoffMs, defaultRetryPolicy, type RetryPolicy } from '../src/retry/backoff'
import { classify, mayPass } from '../src/retry/classify'
import { decide, freshTally, type Tally, tallyAfter } from '../src/retry/decide'
import { type Fault, toUploadError } from '../src/retry/fault'

const nowMs = Date.UTC(2026, 0, 1)
const policy: RetryPolicy = { retries: 3, delayMs: 2000, growth: 1, maxDelayMs: 2000 }
const circumstances = { policy, nowMs, random: 0.5 }

const host = (code: PlatformErrorCode): Fault => ({ kind: 'host', error: new PlatformError(code, 'x') })
const oss = (status: number, ossCode?: string, more: Partial<OssFault> = {}): Fault => ({
  kind: 'oss',
  refusal: { status, ossCode, ...more },
})
const upload = (code: 'integrity' | 'answer-unreadable' | 'credential-invalid'): Fault => ({
  kind: 'upload',
  error: new UploadError(code, 'x'),
})
const threeHours = 3 * 3600 * 1000
const expired = { message: 'Invalid according to Policy: Policy expired.' }

describe('the first fault of a call', () => {
  test.each<[string, Fault, string]>([
    ['cancelled', host('cancelled'), 'give-up'],
    ['no connection', host('network'), 'retry'],
    ['no answer in time', host('timeout'), 'retry'],
    ['app in background', host('interrupted'), 'wait-for-wake'],
    ['domain not on the whitelist', host('domain-not-allowed'), 'give-up'],
    ['file gone', host('file-missing'), 'give-up'],
    ['changed on the way', upload('integrity'), 'retry'],
    ['captive portal', upload('answer-unreadable'), 'retry'],
    ['unusable credential', upload('credential-invalid'), 'give-up'],
    ['500', oss(500, 'InternalError'), 'retry'],
    ['503', oss(503, 'ServiceUnavailable'), 'retry'],
    ['502 of a proxy', oss(502), 'retry'],
    ['500 of a proxy', oss(500), 'retry'],
    ['499 of a proxy', oss(499), 'give-up'],
    ['400 InternalError', oss(400, 'InternalError'), 'retry'],
    ['400 ServiceUnavailable', oss(400, 'ServiceUnavailable'), 'retry'],
    ['400 TotalQpsLimitExceeded', oss(400, 'TotalQpsLimitExceeded'), 'retry'],
    ['400 UploadTrafficRateLimitExceeded', oss(400, 'UploadTrafficRateLimitExceeded'), 'retry'],
    ['429', oss(429), 'retry'],
    ['408', oss(408), 'retry'],
    ['400 RequestTimeout', oss(400, 'RequestTimeout'), 'retry'],
    ['400 IncompleteBody', oss(400, 'IncompleteBody'), 'retry'],
    ['400 InvalidDigest', oss(400, 'InvalidDigest'), 'retry'],
    ['token expired', oss(403, 'SecurityTokenExpired'), 'refresh-credential'],
    ['token unknown', oss(403, 'InvalidSecurityToken'), 'refresh-credential'],
    ['key unknown', oss(403, 'InvalidAccessKeyId'), 'refresh-credential'],
    ['policy expired', oss(403, 'AccessDenied', expired), 'refresh-credential'],
    [
      'policy expired, clock right',
      oss(403, 'AccessDenied', { ...expired, serverTimeMs: nowMs + 1000 }),
      'refresh-credential',
    ],
    [
      'policy expired, clock wrong',
      oss(403, 'AccessDenied', { ...expired, dateHeaderMs: nowMs - threeHours }),
      'correct-clock',
    ],
    [
      'another refusal, clock wrong',
      oss(404, 'NoSuchUpload', { dateHeaderMs: nowMs - threeHours }),
      'give-up',
    ],
    ['access denied', oss(403, 'AccessDenied', { message: 'Denied by policy of the role.' }), 'give-up'],
    ['wrong signature', oss(403, 'SignatureDoesNotMatch'), 'refresh-credential'],
    ['clock off', oss(403, 'RequestTimeTooSkewed', { serverTimeMs: nowMs + threeHours }), 'correct-clock'],
    [
      'clock off, corrected meanwhile',
      oss(403, 'RequestTimeTooSkewed', { serverTimeMs: nowMs }),
      'correct-clock',
    ],
    ['clock off, time untold', oss(403, 'RequestTimeTooSkewed'), 'give-up'],
    ['no such bucket', oss(404, 'NoSuchBucket'), 'give-up'],
    ['no such upload', oss(404, 'NoSuchUpload'), 'give-up'],
    ['part too small', oss(400, 'EntityTooSmall'), 'give-up'],
    ['VOD: token expired', oss(400, 'InvalidSecurityToken.Expired'), 'refresh-credential'],
    ['VOD: key unknown', oss(404, 'InvalidAccessKeyId.NotFound'), 'refresh-credential'],
    ['VOD: too many calls', oss(400, 'Throttling.User'), 'retry'],
    ['VOD: nonce used', oss(400, 'SignatureNonceUsed'), 'retry'],
    ['VOD: busy', oss(503, 'ServiceUnAvailable'), 'retry'],
    [
      'VOD: clock off',
      oss(400, 'InvalidTimeStamp.Expired', { dateHeaderMs: nowMs + threeHours }),
      'correct-clock',
    ],
    ['VOD: time in a strange form', oss(400, 'InvalidTimeStamp.Format'), 'give-up'],
    ['VOD: no such template', oss(404, 'InvalidTemplateGroupId.NotFound'), 'give-up'],
    ['uploaded, callback failed', oss(203, 'CallbackFailed'), 'give-up'],
  ])('%s: %#', (_, fault, move) => {
    expect(decide(fault, freshTally, circumstances).move).toBe(move)
  })
})

test('the clock is set by the body before the Date header', () => {
  const fault = oss(403, 'RequestTimeTooSkewed', { serverTimeMs: nowMs + threeHours, dateHeaderMs: 0 })
  expect(decide(fault, freshTally, circumstances)).toEqual({
    move: 'correct-clock',
    serverTimeMs: nowMs + threeHours,
  })
})

test('Retry-After is honoured where it asks for longer', () => {
  expect(decide(oss(503, undefined, { retryAfterMs: 9000 }), freshTally, circumstances)).toMatchObject({
    afterMs: 9000,
  })
  expect(decide(oss(503, undefined, { retryAfterMs: 10 }), freshTally, circumstances)).toMatchObject({
    afterMs: 2000,
  })
})

test.each<[string, Fault, string]>([
  ['a cancel', host('cancelled'), 'cancelled'],
  ['a clock that is off, by a time nobody told', oss(403, 'RequestTimeTooSkewed'), 'final'],
  ['a clock 14 minutes off', oss(403, 'AccessDenied', { serverTimeMs: nowMs + 14 * 60000 }), 'final'],
  ['a clock farther off', oss(403, 'AccessDenied', { serverTimeMs: nowMs - 14 * 60000 - 1 }), 'skewed'],
])('%s is in a class of its own', (_, fault, expected) => {
  expect(classify(fault, nowMs)).toBe(expected)
})

describe('mayPass', () => {
  const passing =
    'RequestTimeout IncompleteBody InvalidDigest InternalError ServiceUnavailable TotalQpsLimitExceeded Throttling ' +
    'UploadTrafficRateLimitExceeded SignatureNonceUsed SecurityTokenExpired InvalidSecurityToken InvalidAccessKeyId ' +
    'AccessKeyIdAndSecurityTokenNotMatch RequestTimeTooSkewed NoSuchBucket FileAlreadyExists QpsLimitExceeded ' +
    'CallbackFailed Throttling.User'
  test.each(passing.split(' '))('%s may pass', (ossCode) => {
    expect(mayPass({ status: 400, ossCode })).toBe(true)
  })

  test.each([
    ['nothing that was told', {}, false],
    ['a code of what was sent', { status: 400, ossCode: 'InvalidPart' }, false],
    ['404', { status: 404 }, false],
    ['408', { status: 408 }, true],
    ['429', { status: 429 }, true],
    ['499', { status: 499 }, false],
    ['500', { status: 500 }, true],
    ['503', { status: 503 }, true],
  ])('%s', (_, refusal, expected) => {
    expect(mayPass(refusal)).toBe(expected)
  })
})

/** Meets the same fault again and again until it gives up. */
function movesUntilGivingUp(fault: Fault): string[] {
  const moves: string[] = []
  let tally: Tally = freshTally
  for (;;) {
    const decision = decide(fault, tally, circumstances)
    moves.push(decision.move)
    if (decision.move === 'give-up' || moves.length > 20) return moves
    tally = tallyAfter(tally, decision)
  }
}

describe('the same fault again and again', () => {
  test.each<[string, Fault, string[]]>([
    ['network', host('network'), ['retry', 'retry', 'retry', 'give-up']],
    ['token', oss(403, 'SecurityTokenExpired'), ['refresh-credential', 'refresh-credential', 'give-up']],
    ['signature', oss(403, 'SignatureDoesNotMatch'), ['refresh-credential', 'give-up']],
    [
      'skew',
      oss(403, 'RequestTimeTooSkewed', { serverTimeMs: nowMs + threeHours }),
      ['correct-clock', 'correct-clock', 'correct-clock', 'give-up'],
    ],
  ])('%s ends', (_, fault, moves) => {
    expect(movesUntilGivingUp(fault)).toEqual(moves)
  })

  test('to give up leaves the tally as it is', () => {
    expect(tallyAfter(freshTally, { move: 'give-up' })).toBe(freshTally)
  })

  test('the background costs no retry', () => {
    const decision = decide(host('interrupted'), freshTally, circumstances)
    expect(tallyAfter(freshTally, decision)).toEqual({ ...freshTally, waits: 1 })
  })
})

describe('backoffMs', () => {
  test('a growth of 1 is the documented fixed interval', () => {
    expect([0, 1, 2].map((retry) => backoffMs(policy, retry, 0.3))).toEqual([2000, 2000, 2000])
  })

  test.each([
    [0, 250],
    [1, 500],
    [3, 2000],
    [4, 4000],
    [9, 4000],
  ])('else retry %i waits half of what it may, %i ms, at a random number of a half', (retry, expectedMs) => {
    const growing = { retries: 9, delayMs: 500, growth: 2, maxDelayMs: 8000 }
    expect(backoffMs(growing, retry, 0.5)).toBe(expectedMs)
  })

  test('by default five retries, from one second to half a minute', () => {
    expect(defaultRetryPolicy).toEqual({ retries: 5, delayMs: 1000, growth: 2, maxDelayMs: 30000 })
  })

  test('else it lies in [0, min(delay x growth^n, max)], and is a function of its arguments alone', () => {
    const growing = { retries: 9, delayMs: 500, growth: 2, maxDelayMs: 8000 }
    fc.assert(
      fc.property(fc.nat(30), fc.double({ min: 0, max: 0.999, noNaN: true }), (retry, random) => {
        const ms = backoffMs(growing, retry, random)
        expect(ms).toBeGreaterThanOrEqual(0)
        expect(ms).toBeLessThanOrEqual(Math.min(500 * 2 ** retry, 8000))
        expect(backoffMs(growing, retry, random)).toBe(ms)
      }),
    )
  })
})

describe('toUploadError', () => {
  test('keeps what support asks for', () => {
    const fault = oss(403, 'AccessDenied', {
      message: 'No.',
      ec: '0003-00000001',
      requestId: 'R1',
      hostId: 'h',
    })
    expect(toUploadError(fault)).toMatchObject({
      code: 'oss',
      status: 403,
      ossCode: 'AccessDenied',
      ec: '0003-00000001',
      requestId: 'R1',
      hostId: 'h',
    })
  })

  test('is an error of ours as it is', () => {
    const fault = upload('integrity')
    expect(toUploadError(fault)).toBe(fault.kind === 'upload' && fault.error)
  })

  test('is one readable text, also where OSS said nothing', () => {
    expect(toUploadError(oss(502)).message).toMatch(/^OSS answered with status 502\. Check that no proxy/)
    expect(toUploadError(oss(403, 'AccessDenied', { message: 'No.' })).message).toMatch(
      /^OSS refused \(AccessDenied\): No\. /,
    )
    expect(toUploadError(host('network')).message).toMatch(/upload again/)
  })
})

test('a policy that is not valid yet, by a wrong clock, is a matter of the clock', () => {
  const fault = oss(403, 'AccessDenied', {
    message: 'Request is not valid yet.',
    dateHeaderMs: nowMs - threeHours,
  })
  expect(decide(fault, freshTally, circumstances).move).toBe('correct-clock')
})

test('nobody waits longer than a minute for Retry-After', () => {
  const fault = oss(503, undefined, { retryAfterMs: 999999999000 })
  expect(decide(fault, freshTally, circumstances)).toMatchObject({ afterMs: 60000 })
})

test('a host that interrupts for ever is given up in the end', () => {
  const tally = { ...freshTally, waits: 120 }
  expect(decide(host('interrupted'), tally, circumstances).move).toBe('give-up')
})

describe('while the host says why', () => {
  test.each<[string, Fault, 'network' | 'foreground', object]>([
    ['a broken line, offline', host('network'), 'network', { move: 'wait-for-wake', counted: false }],
    ['no answer in time, hidden', host('timeout'), 'foreground', { move: 'wait-for-wake', counted: true }],
    ['an interruption, offline', host('interrupted'), 'network', { move: 'wait-for-wake', counted: false }],
    ['a server that is busy', oss(503), 'network', { move: 'retry' }],
    ['an answer that makes no sense', upload('answer-unreadable'), 'foreground', { move: 'retry' }],
    ['a missing file', host('file-missing'), 'network', { move: 'give-up' }],
    ['a cancel', host('cancelled'), 'network', { move: 'give-up' }],
  ])('%s', (_, fault, excuse, wanted) => {
    expect(decide(fault, freshTally, { ...circumstances, excuse })).toMatchObject(wanted)
  })

  test('no retry is spent, and without a network no wait either', () => {
    for (const [excuse, waits] of [
      ['network', 0],
      ['foreground', 1],
    ] as const) {
      const decision = decide(host('network'), freshTally, { ...circumstances, excuse })
      expect(tallyAfter(freshTally, decision)).toEqual({ ...freshTally, waits })
    }
  })

  test('an app in the background is given up in the end, one without a network never', () => {
    const tally = { ...freshTally, retries: 99, waits: 120 }
    const move = (excuse: 'network' | 'foreground') =>
      decide(host('network'), tally, { ...circumstances, excuse }).move
    expect(move('foreground')).toBe('give-up')
    expect(move('network')).toBe('wait-for-wake')
  })
})

test('a wait for a retry may end early by news, but not before what the server asked for', () => {
  expect(decide(host('network'), freshTally, circumstances)).toMatchObject({ atLeastMs: 0, afterMs: 2000 })
  const busy = decide(oss(503, undefined, { retryAfterMs: 9000 }), freshTally, circumstances)
  expect(busy).toMatchObject({ atLeastMs: 9000, afterMs: 9000 })
})
