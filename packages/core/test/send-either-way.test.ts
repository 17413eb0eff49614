import { type OssRefusal, UploadError, type UploadErrorCode } from '../src/errors/upload-error'
import type { UploadResult } from '../src/file/state'
import { type Hand, type PlanWishes, planUpload } from '../src/plan/plan'
import type { Lesson } from '../src/transfer/lessons'
import { mayRefute, sendEitherWay } from '../src/transfer/send-either-way'

const MB = 1024 * 1024
const unsure: Hand = {
  sliceRead: true,
  binaryPut: 'unknown',
  formFileLast: 'unknown',
  maxWholeReadBytes: 0,
}
const result: UploadResult = { endpoint: '', bucket: '', object: '', sizeBytes: 1, partCount: 1 }

/** Sends over a host on which some ways fail, and writes down what happens. */
async function send(
  sizeBytes: number,
  failing: { form?: UploadError; multipart?: UploadError },
  given: { hand?: Partial<Hand>; wishes?: PlanWishes; arrived?: boolean; opened?: boolean } = {},
) {
  const hand = { ...unsure, ...given.hand }
  const wishes = given.wishes ?? {}
  const steps: string[] = []
  const learned: Lesson[] = []
  const plan = planUpload(sizeBytes, hand, wishes)
  if (plan.kind === 'impossible') throw new Error('the test wants a plan')
  const outcome = await sendEitherWay(plan, {
    sizeBytes,
    hand,
    wishes,
    lessons: { learn: (lesson) => learned.push(lesson) },
    async send({ kind }, doubt) {
      steps.push(doubt === undefined ? kind : `${kind}?`)
      const error = failing[kind]
      if (error !== undefined) throw error
      return result
    },
    hasOpened: () => given.opened === true,
    hasArrivedInPart: () => given.arrived === true,
    startOver: () => steps.push('start over'),
  }).then(
    () => 'sent',
    (error) => error.code,
  )
  return { outcome, steps, learned: Object.assign({}, ...learned) }
}

const failed = (code: UploadErrorCode, refusal?: OssRefusal) => new UploadError(code, 'It failed.', refusal)
const refused = failed('oss', { status: 400, ossCode: 'InvalidArgument' })

test('what works is remembered', async () => {
  expect(await send(30 * MB, {})).toEqual({
    outcome: 'sent',
    steps: ['multipart?'],
    learned: { binaryPut: true },
  })
  expect(await send(1, {})).toEqual({ outcome: 'sent', steps: ['form?'], learned: { formFileLast: true } })
})

test('of a host that is known nothing is tried, and nothing learned', async () => {
  const known = { binaryPut: true, formFileLast: true }
  expect(await send(30 * MB, { multipart: refused }, { hand: known })).toEqual({
    outcome: 'oss',
    steps: ['multipart'],
    learned: {},
  })
})

test('parts that a host cannot send go as a form, and the next file at once', async () => {
  const { outcome, steps, learned } = await send(30 * MB, { multipart: failed('unsupported') })
  expect([outcome, ...steps]).toEqual(['sent', 'multipart?', 'start over', 'form?'])
  expect(learned).toEqual({ binaryPut: false, formFileLast: true })
  expect((await send(30 * MB, { multipart: refused }, { hand: learned })).steps).toEqual(['form'])
})

test('parts that OSS finds changed each time, by their MD5, are a lesson too', async () => {
  const changed = failed('oss', { status: 400, ossCode: 'InvalidDigest' })
  const { outcome, learned } = await send(30 * MB, { multipart: changed })
  expect([outcome, learned]).toEqual(['sent', { binaryPut: false, formFileLast: true }])
})

test('a form that OSS does not understand goes in parts', async () => {
  const { outcome, steps, learned } = await send(1, { form: refused })
  expect([outcome, ...steps]).toEqual(['sent', 'form?', 'start over', 'multipart?'])
  expect(learned).toEqual({ binaryPut: true, formFileLast: false })
})

test('where both ways fail the host is not blamed: the last error is told, and nothing learned', async () => {
  const denied = failed('oss', { status: 403, ossCode: 'AccessDenied' })
  expect(await send(30 * MB, { multipart: denied, form: denied })).toEqual({
    outcome: 'oss',
    steps: ['multipart?', 'start over', 'form?'],
    learned: {},
  })
})

test('where the host spoils the one and puts the other in the wrong order, it can do neither', async () => {
  const spoilt = failed('integrity')
  expect(await send(30 * MB, { multipart: spoilt, form: refused })).toMatchObject({
    outcome: 'unsupported',
    learned: {},
  })
})

test.each([
  ['asked for patience', failed('oss', { status: 429 })],
  ['took too long', failed('oss', { status: 400, ossCode: 'RequestTimeout' })],
  ['called the credential expired', failed('oss', { status: 403, ossCode: 'SecurityTokenExpired' })],
  ['did not know the bucket', failed('oss', { status: 404, ossCode: 'NoSuchBucket' })],
])('that OSS %s is no lesson, though the file goes the other way', async (_, error) => {
  expect(await send(30 * MB, { multipart: error })).toMatchObject({
    outcome: 'sent',
    learned: { formFileLast: true },
  })
  expect((await send(1, { form: error })).learned).toEqual({ binaryPut: true })
})

test.each([
  ['a broken line', failed('network')],
  ['a timeout', failed('timeout')],
  ['a gateway that knows no PUT', failed('oss', { status: 501 })],
])(
  '%s after the session was opened: the file goes the other way, and nothing is learned of it',
  async (_, error) => {
    const { outcome, learned } = await send(30 * MB, { multipart: error }, { opened: true })
    expect([outcome, learned]).toEqual(['sent', { formFileLast: true }])
    expect(await send(30 * MB, { multipart: error })).toMatchObject({ outcome: error.code, learned: {} })
  },
)

test('two refusals of which one may pass do not mean the host', async () => {
  const denied = failed('oss', { status: 403, ossCode: 'AccessDenied' })
  const busy = failed('oss', { status: 403, ossCode: 'QpsLimitExceeded' })
  expect((await send(1, { form: denied, multipart: busy })).outcome).toBe('oss')
})

test('a line that breaks during the other way says nothing of the host', async () => {
  const broken = failed('network')
  expect(await send(30 * MB, { multipart: refused, form: broken })).toMatchObject({ outcome: 'network' })
})

test('a part that has arrived proves the way, whatever happened later', async () => {
  expect(await send(30 * MB, { multipart: refused }, { arrived: true })).toEqual({
    outcome: 'oss',
    steps: ['multipart?'],
    learned: { binaryPut: true },
  })
})

test('where there is no other way the first error stands', async () => {
  const hand = { formFileLast: false as const }
  expect(await send(30 * MB, { multipart: refused }, { hand })).toMatchObject({
    outcome: 'oss',
    steps: ['multipart?'],
  })
})

test.each<[boolean, UploadErrorCode, OssRefusal]>([
  [true, 'unsupported', {}],
  [true, 'integrity', {}],
  [true, 'answer-unreadable', {}],
  [true, 'oss', { status: 400 }],
  [true, 'oss', { status: 403, ossCode: 'SignatureDoesNotMatch' }],
  [true, 'oss', { status: 405 }],
  [false, 'oss', { status: 503 }],
  [false, 'oss', {}],
  [false, 'network', {}],
  [false, 'timeout', {}],
  [false, 'cancelled', {}],
  [false, 'interrupted', {}],
  [false, 'file-missing', {}],
  [false, 'file-changed', {}],
  [false, 'credential-expired', {}],
  [false, 'domain-not-allowed', {}],
])('%p that the host may be to blame for %s %p', (expected, code, refusal) => {
  expect(mayRefute(failed(code, refusal))).toBe(expected)
})
