// How much a user may have, and what becomes of it where VOD does not do as it is asked.
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { MB, openStage, type Stage } from './stage.js'

const film = { kind: 'create-video', fileName: 'film.mp4', fileSize: 2 * MB }
const picture = { kind: 'create-image', fileName: 'picture.png', fileSize: 1000 }

async function openFor(context: TestContext, ...given: Parameters<typeof openStage>): Promise<Stage> {
  const stage = await openStage(...given)
  context.after(() => stage.close())
  return stage
}

test('a user has so many uploads a day, of both kinds together; another has his own, and tomorrow is another day', async (context) => {
  let nowMs = Date.UTC(2026, 0, 1, 23, 59, 0)
  const authenticate = async () => ({ id: user })
  let user = 'anna'
  const stage = await openFor(context, { UPLOADS_PER_DAY: '2' }, { now: () => nowMs, authenticate })
  const code = async (claim: object) => (await stage.ask(claim)).body.code
  const { VideoId: videoId } = (await stage.ask(film)).body
  assert.equal(await code(picture), undefined)
  const refused = await stage.ask(film)
  assert.deepEqual([refused.status, refused.body.code], [429, 'QuotaExceeded'])
  assert.equal(refused.headers.get('retry-after'), '60')
  assert.equal(await code({ kind: 'refresh-video', videoId }), undefined, 'A renewal is no new upload.')
  user = 'ben'
  assert.equal(await code(film), undefined)
  user = 'anna'
  nowMs += 60_000
  assert.equal(await code(film), undefined)
})

test('a user has so many bytes a day', async (context) => {
  const stage = await openFor(context, { MB_PER_DAY: '3' })
  assert.equal((await stage.ask(film)).status, 200)
  assert.equal((await stage.ask(film)).body.code, 'QuotaExceeded')
  assert.equal((await stage.ask({ ...film, fileSize: MB })).status, 200)
})

test('a user asks so often in a minute, renewals among them, and another is not held up', async (context) => {
  const stage = await openFor(context, { CREDENTIALS_PER_MINUTE: '2' })
  await stage.ask(film)
  await stage.ask({ kind: 'refresh-video', videoId: 'unknown' })
  const refused = await stage.ask(film)
  assert.deepEqual([refused.status, refused.body.code], [429, 'TooManyRequests'])
  assert.match(refused.headers.get('retry-after') ?? '', /^([1-9]|[1-5]\d|60)$/)
  assert.equal((await stage.ask(film, 'ben')).status, 200)
})

test('an address that guesses sessions is refused after so many', async (context) => {
  const stage = await openFor(context, { REQUESTS_PER_MINUTE: '3' })
  const guess = async (n: number) =>
    (await stage.post('/upload-credential', film, { authorization: `Bearer guess-${n}` })).status
  assert.deepEqual([await guess(1), await guess(2), await guess(3), await guess(4)], [401, 401, 401, 429])
})

test('where VOD refuses, its code is told without its message, and the quota is given back', async (context) => {
  const stage = await openFor(context, { UPLOADS_PER_DAY: '1' })
  stage.emulator.faults.add({
    match: { operation: 'CreateUploadVideo' },
    action: { kind: 'refuse', code: 'Forbidden', status: 403, message: 'string to sign is: secret-words' },
  })
  const refused = await stage.ask(film)
  assert.deepEqual([refused.status, refused.body.code], [502, 'VodRefused'])
  assert.equal(
    refused.body.message,
    "VOD refused CreateUploadVideo with Forbidden; the server's log has its request id.",
  )
  assert.ok(
    stage.log.some((line) => line.includes('"code":"Forbidden"') && /"requestId":"[\w-]+"/.test(line)),
  )
  assert.ok(!stage.log.join('').includes('secret-words'))
  assert.equal((await stage.ask(film)).status, 200)
})

test('a VOD that does not answer, or answers no JSON, is told as such', async (context) => {
  const stage = await openFor(context)
  stage.emulator.faults.add({ match: { operation: 'CreateUploadVideo' }, action: { kind: 'reset' } })
  const broken = await stage.ask(film)
  assert.deepEqual([broken.status, broken.body.code], [502, 'VodUnreachable'])
  stage.emulator.faults.add({
    match: { operation: 'CreateUploadVideo' },
    action: { kind: 'status', status: 503 },
  })
  const gateway = await stage.ask(film)
  assert.equal(gateway.status, 502)
  assert.match(gateway.body.code, /^Vod(Refused|Unreachable)$/)
})

test('a video that VOD has removed meanwhile is told as gone, so that the SDK makes another', async (context) => {
  const stage = await openFor(context)
  const videoId = (await stage.ask(film)).body.VideoId
  stage.emulator.faults.add({
    match: { operation: 'RefreshUploadVideo' },
    action: { kind: 'refuse', code: 'InvalidVideo.NotFound', status: 404 },
  })
  const gone = await stage.ask({ kind: 'refresh-video', videoId })
  assert.deepEqual([gone.status, gone.body.code], [404, 'VideoGone'])
})

test('a mistake of the server itself is told without its words, which go to the log', async (context) => {
  const quota = { take: () => Promise.reject(new Error('the database said so')) }
  const stage = await openFor(context, {}, { quota })
  const failed = await stage.ask(film)
  assert.deepEqual([failed.status, failed.body.code], [500, 'InternalError'])
  assert.ok(!failed.body.message.includes('database'))
  assert.ok(stage.log.some((line) => line.includes('the database said so')))
})

const proxies: [string, string, number][] = [
  ['counts the phones behind a proxy of its own one by one', '127.0.0.1', 401],
  ['does not take the word of anybody else on who calls', '10.1.2.3', 429],
]
for (const [what, trusted, status] of proxies) {
  test(`the server ${what}`, async (context) => {
    const stage = await openFor(context, { REQUESTS_PER_MINUTE: '1', TRUSTED_PROXIES: trusted })
    const call = async (phone: string) =>
      (await stage.post('/upload-credential', film, { 'x-forwarded-for': phone })).status
    assert.equal(await call('203.0.113.1'), 401)
    assert.equal(await call('203.0.113.2'), status)
  })
}
