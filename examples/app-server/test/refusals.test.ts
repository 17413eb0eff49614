// Who and what is refused, over HTTP, and in which words.
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { MB, openStage, type Stage } from './stage.js'

const film = { kind: 'create-video', fileName: 'film.mp4', fileSize: 1000 }
const picture = { kind: 'create-image', fileName: 'picture.png', fileSize: 1000 }

describe('a refused request', () => {
  let stage: Stage
  before(async () => {
    stage = await openStage({ MAX_VIDEO_MB: '2', MAX_IMAGE_MB: '1' })
  })
  after(() => stage.close())

  /** A token as another server, or a forger, would make it. */
  const forged = (header: object, secret: string | Uint8Array, aud = 'vod-upload-session') => {
    const parts = [header, { sub: 'anna', aud, exp: 4_000_000_000 }]
    const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
    return `Bearer ${text}.${secret && createHmac('sha256', secret).update(text).digest('base64url')}`
  }
  const strangers: [string, string, () => string | Promise<string>][] = [
    ['that is not there', 'SessionMissing', () => ''],
    ['of another scheme', 'SessionMissing', () => 'Basic YW5uYTphbm5h'],
    ['that is no token', 'SessionInvalid', () => 'Bearer nothing'],
    ['of another secret', 'SessionInvalid', () => forged({ alg: 'HS256' }, 'x'.repeat(48))],
    ['that is not signed', 'SessionInvalid', () => forged({ alg: 'none' }, '')],
    [
      'that is a token for something else',
      'SessionInvalid',
      () => forged({ alg: 'HS256' }, stage.sessionSecret, 'reset-password'),
    ],
    ['that has ended', 'SessionExpired', async () => `Bearer ${await stage.session('anna', -1)}`],
  ]
  for (const [who, code, authorization] of strangers) {
    test(`a session ${who} is refused with ${code}, and VOD is not asked`, async () => {
      stage.emulator.clearRequests()
      const reply = await stage.post('/upload-credential', film, { authorization: await authorization() })
      assert.deepEqual([reply.status, reply.body.code], [401, code])
      assert.deepEqual(stage.emulator.requests(), [])
    })
  }

  const claims: [string, number, string, object][] = [
    ['a film of a byte too many', 413, 'FileTooLarge', { ...film, fileSize: 2 * MB + 1 }],
    ['a picture of a byte too many', 413, 'FileTooLarge', { ...picture, fileSize: MB + 1 }],
    ['an empty film', 400, 'InvalidRequest', { ...film, fileSize: 0 }],
    ['a film without a size', 400, 'InvalidRequest', { kind: film.kind, fileName: 'film.mp4' }],
    ['a size that is half a byte', 400, 'InvalidRequest', { ...film, fileSize: 0.5 }],
    ['a film that is a program', 415, 'FileTypeRefused', { ...film, fileName: 'film.mp4.exe' }],
    ['a film that is a picture', 415, 'FileTypeRefused', { ...film, fileName: 'film.png' }],
    ['a picture that is a film', 415, 'FileTypeRefused', { ...picture, fileName: 'picture.mp4' }],
    ['a film without a name', 400, 'InvalidRequest', { ...film, fileName: '' }],
    ['a kind that there is not', 400, 'InvalidRequest', { ...film, kind: 'delete-video' }],
    ['a video that nobody began', 403, 'VideoNotYours', { kind: 'refresh-video', videoId: 'f'.repeat(32) }],
    ['a video without an id', 400, 'InvalidRequest', { kind: 'refresh-video', videoId: '' }],
    ['an id that is a path', 400, 'InvalidRequest', { kind: 'refresh-video', videoId: '../x' }],
    [
      'a cover from elsewhere',
      403,
      'CoverNotYours',
      { ...film, coverUrl: 'https://elsewhere.example/a.png' },
    ],
  ]
  for (const [what, status, code, claim] of claims) {
    test(`${what} is refused with ${code}, in one sentence, and VOD is not asked`, async () => {
      stage.emulator.clearRequests()
      const reply = await stage.ask(claim)
      assert.deepEqual([reply.status, reply.body.code], [status, code])
      assert.deepEqual(Object.keys(reply.body), ['code', 'message'])
      assert.match(reply.body.message, /^[A-Z].*\.$/)
      assert.deepEqual(stage.emulator.requests(), [])
    })
  }

  test('what is no JSON is refused in the same shape', async () => {
    const authorization = `Bearer ${await stage.session()}`
    const reply = await stage.post('/upload-credential', '{"kind":', { authorization })
    assert.deepEqual([reply.status, reply.body.code], [400, 'InvalidRequest'])
    const nowhere = await stage.post('/nowhere', {})
    assert.deepEqual([nowhere.status, nowhere.body.code], [404, 'NotFound'])
  })

  test('only the user who began a video may refresh it', async () => {
    const videoId = (await stage.ask(film, 'anna')).body.VideoId
    assert.equal((await stage.ask({ kind: 'refresh-video', videoId }, 'anna')).body.VideoId, videoId)
    const strange = await stage.ask({ kind: 'refresh-video', videoId }, 'ben')
    assert.deepEqual([strange.status, strange.body.code], [403, 'VideoNotYours'])
    const unknown = await stage.ask({ kind: 'refresh-video', videoId: 'f'.repeat(32) }, 'ben')
    assert.deepEqual(strange.body, unknown.body)
  })

  test('only the user who uploaded a cover may put it on a video', async () => {
    const coverUrl = (await stage.ask({ ...picture, isCover: true }, 'anna')).body.ImageURL
    assert.equal((await stage.ask({ ...film, coverUrl: `${coverUrl}?auth_key=1` }, 'anna')).status, 200)
    assert.equal((await stage.ask({ ...film, coverUrl }, 'ben')).body.code, 'CoverNotYours')
  })

  test('an answer with a credential may be kept by no cache', async () => {
    assert.equal((await stage.ask(film)).headers.get('cache-control'), 'no-store')
  })
})
