import { startEmulator } from '../src'
import { changeWeather, FAIR, strikeOf } from '../src/faults/weather'
import { verdict } from './raw-http'
import { sendSigned } from './signed-request'

test.each<[object, number, object | undefined]>([
  [{}, 0, undefined],
  [{ dropPercent: 5 }, 0.024, { kind: 'reset' }],
  [{ dropPercent: 5 }, 0.026, { kind: 'lose-answer' }],
  [{ dropPercent: 5 }, 0.05, undefined],
  [{ dropPercent: 100 }, 0.999, { kind: 'lose-answer' }],
  [{ unavailablePercent: 10 }, 0.09, { kind: 'refuse', code: 'ServiceUnavailable', status: 503 }],
  [{ unavailablePercent: 10 }, 0.1, undefined],
  [
    { dropPercent: 5, unavailablePercent: 10 },
    0.14,
    { kind: 'refuse', code: 'ServiceUnavailable', status: 503 },
  ],
  [{ dropPercent: 5, unavailablePercent: 10 }, 0.15, undefined],
])('in %j a chance of %d brings %j', (weather, chance, strike) => {
  expect(strikeOf({ ...FAIR, ...weather }, chance)).toEqual(strike)
})

test.each<[Record<string, unknown>, object | string]>([
  [{ latencyMs: 300 }, { ...FAIR, latencyMs: 300 }],
  [
    { clockSkewMs: -1_200_000, dropPercent: 5 },
    { ...FAIR, clockSkewMs: -1_200_000, dropPercent: 5 },
  ],
  [{}, FAIR],
  [{ latencyMs: -1 }, 'latencyMs must be a number from 0 to 60000.'],
  [{ dropPercent: '5' }, 'dropPercent must be a number from 0 to 100.'],
  [{ dropPercent: Number.NaN }, 'dropPercent must be a number from 0 to 100.'],
  [{ toString: 1 }, 'There is no fault of the name "toString".'],
])('%j makes it %j', (wish, expected) => {
  expect(changeWeather(FAIR, wish)).toEqual(expected)
})

test('a clock that is skewed refuses what was signed by the right one, and says what time it has', async () => {
  const emulator = await startEmulator()
  try {
    const at = Date.now()
    emulator.setWeather({ clockSkewMs: 1_200_000 })
    const refused = await sendSigned(emulator, { method: 'PUT', key: 'a', body: 'x', at })
    expect(verdict(refused)).toBe('403 RequestTimeTooSkewed')
    expect(Math.abs(Date.parse(refused.headers.date ?? '') - at - 1_200_000)).toBeLessThan(60_000)
    const corrected = await sendSigned(emulator, { method: 'PUT', key: 'a', body: 'x' })
    expect(verdict(corrected)).toBe('200')
    expect(() => emulator.setWeather({ dropPercent: 200 })).toThrow(RangeError)
  } finally {
    await emulator.close()
  }
})

test('a request waits as long as it is told to, and is served then', async () => {
  const emulator = await startEmulator()
  try {
    emulator.setWeather({ latencyMs: 50 })
    expect(verdict(await sendSigned(emulator, { method: 'PUT', key: 'a', body: 'x' }))).toBe('200')
    expect(emulator.requests().at(-1)?.tookMs).toBeGreaterThanOrEqual(49)
  } finally {
    await emulator.close()
  }
})

test('chance is drawn for every request, and connections are cut by it', async () => {
  const chances = [0.9, 0.01, 0.04, 0.9]
  const emulator = await startEmulator({ random: () => chances.shift() ?? 0.9 })
  try {
    emulator.setWeather({ dropPercent: 5 })
    const seen = []
    for (const key of ['a', 'b', 'c', 'd']) {
      const answer = sendSigned(emulator, { method: 'PUT', key, body: 'x' })
      seen.push(await answer.then(verdict, ({ code }) => String(code)))
    }
    expect(seen).toEqual(['200', 'ECONNRESET', 'ECONNRESET', '200'])
    expect(emulator.listObjects().map(({ key }) => key)).toEqual(['a', 'c', 'd'])
  } finally {
    await emulator.close()
  }
})
