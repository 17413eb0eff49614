// STS mode: what VOD refuses, and what the page hands in wrong.
import { KB, openStage } from '../stage'
import { setToken, stsUploader, vodCalls } from '../sts-page'

type Stage = Awaited<ReturnType<typeof openStage>>
let stage: Stage

afterEach(() => stage.close())

test.each([
  ['no such template', { TemplateGroupId: 'none' }, 'InvalidTemplateGroupId.NotFound', 404],
  [
    'too many tags',
    { Tags: Array.from({ length: 17 }, (_, index) => `t${index}`) },
    'TagsExceededMax',
    undefined,
  ],
  ['a title that is too long', { Title: 'x'.repeat(129) }, 'LengthExceededMax', undefined],
])(
  '%s: the page hears the code and words of VOD, and nothing is tried again',
  async (_, vod, code, fault) => {
    stage = await openStage()
    if (fault !== undefined) {
      const action = { kind: 'refuse', code, status: fault, message: 'The template does not exist.' } as const
      stage.emulator.faults.add({ match: { operation: 'CreateUploadVideo' }, action })
    }
    const messages: string[] = []
    const { uploader, events, ended } = stsUploader(stage, {
      onUploadFailed: (_info, _code, message) => messages.push(message),
    })
    uploader.addFile({ url: stage.pick(20 * KB) }, null, null, null, JSON.stringify({ Vod: vod }))
    uploader.startUpload()
    await ended

    expect(events).toEqual(['started 1', `failed ${code} 1`, 'end'])
    expect(vodCalls(stage)).toEqual([`CreateUploadVideo: ${code}`])
    expect(messages[0]).toMatch(/^VOD refused \(.*\): .* \[RequestId: .*\]$/)
  },
)

test('a wrong secret is a failure that repeats no key, though VOD does', async () => {
  stage = await openStage()
  const messages: string[] = []
  let token: Awaited<ReturnType<Stage['assumeRole']>> | undefined
  const { uploader, events, ended } = stsUploader(stage, {
    async onUploadstarted(info) {
      token = await stage.assumeRole()
      setToken(uploader, info, { ...token, AccessKeySecret: 'wrong' })
    },
    async onUploadTokenExpired() {
      uploader.resumeUploadWithSTSToken(token?.AccessKeyId ?? '', 'still wrong', token?.SecurityToken ?? '')
    },
    onUploadFailed: (_info, _code, message) => messages.push(message),
  })
  uploader.addFile({ url: stage.pick(20 * KB) })
  uploader.startUpload()
  await ended

  expect(events).toEqual(['started 1', 'token expired 1', 'failed SignatureDoesNotMatch 1', 'end'])
  expect(messages[0]).toMatch(/AccessKeySecret does not belong/)
  for (const secret of [token?.AccessKeyId, token?.SecurityToken.slice(0, 20), 'wrong']) {
    expect(messages[0]).not.toContain(secret)
  }
})

test.each([
  ['a broken gateway', { kind: 'status', status: 502 } as const],
  ['a connection that breaks', { kind: 'reset' } as const],
  ['a service that asks for patience', { kind: 'refuse', code: 'ServiceUnavailable', status: 503 } as const],
  ['too many calls', { kind: 'refuse', code: 'Throttling.User', status: 400 } as const],
])('%s between the page and VOD passes unnoticed', async (_, action) => {
  stage = await openStage()
  stage.emulator.faults.add({ match: { operation: 'CreateUploadVideo' }, times: 2, action })
  const { uploader, events, ended } = stsUploader(stage)
  uploader.addFile({ url: stage.pick(20 * KB) })
  uploader.startUpload()
  await ended
  expect(events).toEqual(['started 1', 'progress 1', 'succeed 1', 'end'])
  expect(stage.emulator.videos()).toHaveLength(1)
})

test.each([
  ['nothing', [undefined, undefined, undefined]],
  ['no key id', ['', 'secret', 'token']],
  ['no secret', ['id', null, 'token']],
  ['no token', ['id', 'secret', undefined]],
  ['other things', [{}, 7, ['token']]],
])('%s for an STS token ends the wait with a sentence, and throws nothing', async (_, given) => {
  stage = await openStage()
  const [id, secret, token] = given as [string, string, string]
  const messages: string[] = []
  const { uploader, events, ended } = stsUploader(stage, {
    onUploadstarted: (info) => expect(uploader.setSTSToken(info, id, secret, token)).toBe(false),
    onUploadFailed: (_info, _code, message) => messages.push(message),
  })
  expect(uploader.resumeUploadWithSTSToken(id, secret, token)).toBe(false)
  uploader.addFile({ url: stage.pick(20 * KB) })
  uploader.startUpload()
  await ended

  expect(events).toEqual(['started 1', 'failed InvalidParameter.TokenInvalid 1', 'end'])
  expect(messages[0]).toMatch(/^The STS token has no (AccessKeyId|AccessKeySecret|SecurityToken): pass /)
  expect(vodCalls(stage)).toEqual([])
})

test('a token for a file that nobody asks about is refused', async () => {
  stage = await openStage()
  const { uploader } = stsUploader(stage)
  uploader.addFile({ url: stage.pick(20 * KB) })
  const [info] = uploader.listFiles()
  const token = await stage.assumeRole()
  expect(setToken(uploader, info, token)).toBe(false)
  // @ts-expect-error pages in JavaScript do this
  expect(uploader.setSTSToken(undefined, 'id', 'secret', 'token')).toBe(false)
  // @ts-expect-error and this
  expect(uploader.setSTSTokenDirectlyUpload(null, 'id', 'secret', 'token')).toBe(false)
  expect(uploader.resumeUploadWithToken('id', 'secret', 'token', '3600')).toBe(false)
})
