import fc from 'fast-check'
import { formatProgress } from '../src/format-progress'
import { plainProgress } from '../src/promise-api/progress-meter'

const at = (sentBytes: number, totalBytes: number, bytesPerSecond?: number, secondsLeft?: number) => ({
  ...plainProgress(sentBytes, totalBytes),
  bytesPerSecond,
  secondsLeft,
})

test.each([
  ['in the middle', at(12.4e6, 80e6, 3.1e6, 21.2), '12.4 / 80.0 MB · 3.1 MB/s · 22 s left'],
  ['at the beginning', at(0, 80e6), '0.0 / 80.0 MB'],
  ['while the size is not known', at(0, 0), '0 / 0 KB'],
  ['of a picture', at(120400, 300000, 45600, 4), '120 / 300 KB · 46 KB/s · 4 s left'],
  ['over minutes', at(1e6, 80e6, 0.5e6, 158), '1.0 / 80.0 MB · 500 KB/s · 2 min 38 s left'],
  ['over hours', at(1e6, 9e9, 0.5e6, 17998), '0.00 / 9.00 GB · 500 KB/s · 4 h 59 min left'],
  ['just below a megabyte a second', at(1e6, 80e6, 999_999), '1.0 / 80.0 MB · 1.0 MB/s'],
  ['that stands still', at(1e6, 80e6, 0), '1.0 / 80.0 MB · 0 KB/s'],
  ['that would take for ever', at(1e6, 80e6, 1, 79e6), '1.0 / 80.0 MB · 0 KB/s'],
  ['that is done', at(80e6, 80e6, 3e6, 0), '80.0 / 80.0 MB'],
])('an upload %s', (_, progress, expected) => {
  expect(formatProgress(progress)).toBe(expected)
})

test.each([
  [at(12.4e6, 80e6, 3.1e6, 21.2), '12.4 / 80.0 MB · 3.1 MB/s · 剩余 22 秒'],
  [at(1e6, 80e6, 0.5e6, 158), '1.0 / 80.0 MB · 500 KB/s · 剩余 2 分 38 秒'],
  [at(1e6, 9e9, 0.5e6, 17998), '0.00 / 9.00 GB · 500 KB/s · 剩余 4 小时 59 分'],
])('in Chinese: %j', (progress, expected) => {
  expect(formatProgress(progress, 'zh-CN')).toBe(expected)
})

test.each([
  ['zh-TW', '12.4 / 80.0 MB · 3.1 MB/s · 剩余 22 秒'],
  ['zh', '12.4 / 80.0 MB · 3.1 MB/s · 剩余 22 秒'],
  ['fr', '12.4 / 80.0 MB · 3.1 MB/s · 22 s left'],
  ['', '12.4 / 80.0 MB · 3.1 MB/s · 22 s left'],
])('a language of the system, %j, has its line too', (locale, expected) => {
  expect(formatProgress(at(12.4e6, 80e6, 3.1e6, 21.2), locale)).toBe(expected)
})

test('what JSON made of what is not known is left out too', () => {
  const sent = JSON.parse(
    '{"sentBytes":1000000,"totalBytes":2000000,"bytesPerSecond":null,"secondsLeft":null}',
  )
  expect(formatProgress(sent)).toBe('1.0 / 2.0 MB')
})

test('whatever comes, it is one short line', () => {
  const bytes = fc.double({ min: 0, max: 5e13, noNaN: true })
  const maybe = fc.option(bytes, { nil: undefined })
  fc.assert(
    fc.property(bytes, bytes, maybe, maybe, (sent, total, speed, seconds) => {
      const line = formatProgress(at(sent, total, speed, seconds))
      expect(line).toMatch(/^[\d.]+ \/ [\d.]+ [KMG]B( · [\d.]+ [KM]B\/s)?( · [\da-z ]+ left)?$/)
      expect(line.length).toBeLessThan(70)
    }),
  )
})
