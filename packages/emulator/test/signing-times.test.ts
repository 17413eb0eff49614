import fc from 'fast-check'
import { DEFAULT_BUCKET, type Emulator, startEmulator } from '../src'
import { basicTime, parseBasicTime, parseHttpTime } from '../src/oss/signing-time'
import { verdict } from './raw-http'
import { type Signing, sendSigned } from './signed-request'

/** A Wednesday. */
const NOW = Date.UTC(2026, 2, 4, 5, 6, 0)
let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ now: () => NOW })
})
afterAll(() => emulator.close())

const put = (more: Signing) =>
  sendSigned(emulator, { method: 'PUT', key: 'a.txt', body: 'x', at: NOW, ...more })

describe.each<['V1' | 'V4', string, string[]]>([
  [
    'V1',
    'Wed, 04 Mar 2026 05:06:00 GMT',
    [
      '20260304T050600Z',
      '2026-03-04T05:06:00Z',
      '2026-03-04T05:06:00.000Z',
      'Wed, 4 Mar 2026 05:06:00 GMT',
      'Wed, 04 Mar 2026 05:06 GMT',
      'Tue, 04 Mar 2026 05:06:00 GMT',
      '04 Mar 2026 05:06:00 GMT',
      'Wed, 04 Mar 2026 05:06:00 +0000',
      'Wed, 04 Mar 2026 06:06:00 GMT+0100',
      'Wednesday, 04-Mar-26 05:06:00 GMT',
      'Wed Mar 04 2026 05:06:00 GMT',
      String(NOW),
    ],
  ],
  [
    'V4',
    '20260304T050600Z',
    [
      'Wed, 04 Mar 2026 05:06:00 GMT',
      '2026-03-04T05:06:00Z',
      '2026-03-04T05:06Z',
      '20260304T0506Z',
      '20260304T050600',
      '20260304T050600.000Z',
      '20260304t050600z',
      '20260303T290600Z',
    ],
  ],
])('header signature %s', (version, right, wrong) => {
  it.each(['x-oss-date', 'date'] as const)('takes its own form of time, in %s', async (header) => {
    expect(verdict(await put({ version, time: { header, text: right } }))).toBe('200')
  })

  it.each(wrong)('takes no %s', async (text) => {
    for (const header of ['x-oss-date', 'date'] as const) {
      const key = `${version} ${header} ${text}`
      const response = await put({ version, key, time: { header, text } })
      expect(verdict(response)).toBe('403 AccessDenied')
      expect(response.headers['x-oss-ec']).toBe('0002-00000503')
      expect(emulator.readObject(DEFAULT_BUCKET, key)).toBeUndefined()
    }
  })

  it('goes by x-oss-date where Date says something else', async () => {
    const response = await put({ version, headers: { date: 'Thu, 17 Nov 2005 18:49:58 GMT' } })
    expect(verdict(response)).toBe('200')
  })
})

describe('the law of times', () => {
  const whole = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1000)

  it('is that each form reads back what it wrote, and the other form is none', () => {
    fc.assert(
      fc.property(whole, (at) => {
        const http = new Date(at).toUTCString()
        expect([parseHttpTime(http), parseBasicTime(basicTime(at))]).toEqual([at, at])
        expect([parseHttpTime(basicTime(at)), parseBasicTime(http)]).toEqual([undefined, undefined])
      }),
    )
  })

  it.each(['20260230T000000Z', '20260431T000000Z', '20260304T240000Z', '20261301T000000Z'])(
    'is that %s is no time',
    (text) => {
      expect(parseBasicTime(text)).toBeUndefined()
    },
  )
})
