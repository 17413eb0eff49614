// What is logged: who asked for what, and no secret, whatever happens.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createRedaction } from '../src/log-redaction.js'
import { KB, openStage } from './stage.js'

const film = { kind: 'create-video', fileName: 'film.mp4', fileSize: 1000 }

test('no session, credential or key is in the log, at its most talkative, whatever went wrong', async (context) => {
  let failure: Error | undefined
  const quota = {
    async take() {
      if (failure) throw failure
      return { giveBack: async () => undefined }
    },
  }
  const stage = await openStage({}, { quota })
  context.after(() => stage.close())
  const secrets: string[] = ['emulator-secret']
  const token = await stage.session()
  secrets.push(token)

  await stage.page().upload(stage.pick(10 * KB).file)
  const { UploadAuth, UploadAddress, VideoId } = (await stage.ask(film)).body
  secrets.push(UploadAuth, UploadAddress)
  const { AccessKeyId, AccessKeySecret, SecurityToken } = JSON.parse(
    Buffer.from(UploadAuth, 'base64').toString(),
  )
  secrets.push(AccessKeyId, AccessKeySecret, SecurityToken)
  await stage.ask({ kind: 'refresh-video', videoId: VideoId })
  await stage.post(`/upload-credential?token=${token}`, film)
  await stage.post('/upload-credential?code=code-of-a-login', film)
  secrets.push('code-of-a-login')
  await stage.post('/upload-credential', film, { authorization: `Bearer ${token}x` })
  await stage.post('/upload-credential', film, {
    authorization: `Bearer ${token}`,
    cookie: `session=${token}`,
  })
  stage.emulator.faults.add({
    match: { operation: 'CreateUploadVideo' },
    action: { kind: 'refuse', code: 'SignatureDoesNotMatch', message: `AccessKeySecret=${AccessKeySecret}` },
  })
  await stage.ask(film)
  // The worst there is: code of your own that puts it all into an error.
  failure = Object.assign(new Error(`no store for Bearer ${token}, ${UploadAuth} and emulator-secret`), {
    answer: { UploadAuth, SecurityToken },
    headers: { authorization: `Bearer ${token}` },
  })
  assert.equal((await stage.ask(film)).status, 500)

  const text = stage.log.join('')
  assert.ok(stage.log.length > 20, 'The log has said next to nothing.')
  assert.ok(text.includes('no store for'), 'The failure was not logged.')
  for (const secret of secrets) assert.ok(!text.includes(secret), `'${secret.slice(0, 6)}…' is in the log.`)
  assert.match(text, new RegExp(`"user":"anna","kind":"create-video","id":"${VideoId}"`))
})

describe('the net over finished lines', () => {
  const redact = createRedaction(['secret-of-the-account', 'short'])
  const held: [string, string][] = [
    ['a known secret', 'x secret-of-the-account y'],
    ['a session', 'Authorization: Bearer abc.def-ghi'],
    ['a signed token', `"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl"`],
    ['an UploadAuth', Buffer.from('{"AccessKeyId":"STS.abcdefgh","SecurityToken":"x"}').toString('base64')],
    ['the key id of an account', 'LTAI5tAbCdEfGhIjKlMn'],
    ['the key id of STS', 'STS.NTabcdefgh'],
    ['a signature in a query', '/?Signature=abc%2Fdef&x=1'],
  ]
  for (const [what, line] of held) {
    test(`${what} does not get through`, () => {
      const clean = redact(line)
      assert.match(clean, /\[redacted\]/)
      for (const word of line.match(/[\w.%-]{9,}/g) ?? []) {
        if (!/^(Authorization:?|Signature)/.test(word)) assert.ok(!clean.includes(word), clean)
      }
    })
  }

  test('what is no secret gets through', () => {
    const line = '{"reqId":"req-1","code":"Forbidden","id":"0123456789abcdef0123456789abcdef","msg":"short"}'
    assert.equal(redact(line), line)
  })
})
