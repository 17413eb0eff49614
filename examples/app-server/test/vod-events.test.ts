// What VOD tells when a file has arrived: signed with the key, and held against what was claimed.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { isSignedByVod } from '../src/callback-signature.js'
import { judgeEvent } from '../src/vod-events.js'
import { openStage, type Stage } from './stage.js'

/** The example of VOD's documentation, which leaves the last four digits out. */
const documented = { url: 'https://www.example.com/your/callback', key: 'test123' }
const signature = 'c72b60894140fa98920f1279219b7ed4'
const sentAt = 1_519_375_990

const calls: [string, boolean, string, string, number][] = [
  ['the documented signature', true, String(sentAt), signature, sentAt],
  ['the same in capitals', true, String(sentAt), signature.toUpperCase(), sentAt],
  ['clocks that are minutes apart', true, String(sentAt), signature, sentAt - 290],
  ['another signature', false, String(sentAt), signature.replace('c', 'd'), sentAt],
  ['another time', false, String(sentAt + 1), signature, sentAt],
  ['a copy from an hour ago', false, String(sentAt), signature, sentAt + 3600],
  ['no signature', false, String(sentAt), '', sentAt],
  ['no time', false, '', signature, sentAt],
  ['a signature that is cut short', false, String(sentAt), signature.slice(0, 28), sentAt],
]
for (const [what, isVod, timestamp, signed, nowSeconds] of calls) {
  test(`an event with ${what} is ${isVod ? '' : 'not '}of VOD`, () => {
    const headers = { 'x-vod-timestamp': timestamp, 'x-vod-signature': signed }
    assert.equal(isSignedByVod(documented, headers, nowSeconds * 1000), isVod)
  })
}

const record = { id: 'v', userId: 'anna', claimedBytes: 1000 }
const arrived = { EventType: 'FileUploadComplete', Status: 'success', VideoId: 'v', Size: 1000 }
const events: [string, object, object | undefined, string][] = [
  ['of the claimed size', arrived, record, 'as claimed'],
  ['of a byte more', { ...arrived, Size: 1001 }, record, 'larger than claimed'],
  ['that is an image', { ...arrived, EventType: 'ImageUploadComplete' }, record, 'as claimed'],
  ['of another server', arrived, undefined, 'not ours'],
  ['that failed', { ...arrived, Status: 'fail' }, record, 'of no interest'],
  ['that was transcoded', { ...arrived, EventType: 'TranscodeComplete' }, record, 'of no interest'],
]
for (const [what, event, known, verdict] of events) {
  test(`a file ${what} is judged as ${verdict}`, () => {
    assert.equal(judgeEvent(event, known && record), verdict)
  })
}

describe('the endpoint of events', () => {
  const callback = { url: 'https://app.example/vod-events', key: 'callback-key-0123456789' }
  let stage: Stage
  before(async () => {
    stage = await openStage({ VOD_CALLBACK_URL: callback.url, VOD_CALLBACK_KEY: callback.key })
  })
  after(() => stage.close())

  const send = (event: unknown, key = callback.key, contentType = 'application/json') => {
    const timestamp = String(Math.floor(Date.now() / 1000))
    const signed = createHash('md5').update(`${callback.url}|${timestamp}|${key}`).digest('hex')
    return stage.post('/vod-events', event, {
      'x-vod-timestamp': timestamp,
      'x-vod-signature': signed,
      'content-type': contentType,
    })
  }

  test('takes what VOD has signed, of whatever media type, and warns where more arrived than was claimed', async () => {
    const claim = { kind: 'create-video', fileName: 'film.mp4', fileSize: 1000 }
    const { VideoId } = (await stage.ask(claim)).body
    for (const contentType of ['application/json', 'text/plain', 'application/octet-stream']) {
      assert.equal((await send({ ...arrived, VideoId, Size: 5000 }, callback.key, contentType)).status, 200)
    }
    const warned = stage.log.filter(
      (line) => line.includes('larger than claimed') && line.includes(String(VideoId)),
    )
    assert.equal(warned.length, 3)
  })

  test('refuses what somebody else has signed', async () => {
    const refused = await send(arrived, 'another key')
    assert.deepEqual([refused.status, refused.body.code], [403, 'SignatureWrong'])
  })

  test('refuses what is no event', async () => {
    assert.equal((await send('[1', callback.key)).body.code, 'InvalidRequest')
  })

  test('is not there where no key was set', async (context) => {
    const other = await openStage()
    context.after(() => other.close())
    assert.equal((await other.post('/vod-events', arrived)).status, 404)
  })
})
