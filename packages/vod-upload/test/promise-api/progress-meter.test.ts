import { createProgressMeter } from '../../src/promise-api/progress-meter'

test('bytes, fraction, speed and time left', () => {
  let nowMs = 0
  const meter = createProgressMeter(() => nowMs)
  expect(meter.observe(0, 4000)).toEqual({ sentBytes: 0, totalBytes: 4000, fraction: 0 })
  nowMs = 1000
  expect(meter.observe(1000, 4000)).toEqual({
    sentBytes: 1000,
    totalBytes: 4000,
    fraction: 0.25,
    bytesPerSecond: 1000,
    secondsLeft: 3,
  })
})

test('a restart forgets the speed, so that a pause does not count as slowness', () => {
  let nowMs = 0
  const meter = createProgressMeter(() => nowMs)
  meter.observe(0, 4000)
  nowMs = 1000
  meter.observe(1000, 4000)
  meter.restart()
  nowMs = 3600000
  expect(meter.observe(1000, 4000).bytesPerSecond).toBeUndefined()
  nowMs += 1000
  expect(meter.observe(3000, 4000)).toMatchObject({ bytesPerSecond: 2000, secondsLeft: 0.5 })
})

test('the fraction is 0 while the size is not known, and never above 1', () => {
  const meter = createProgressMeter(() => 0)
  expect(meter.observe(5, 0).fraction).toBe(0)
  expect(meter.observe(5, 4).fraction).toBe(1)
})
