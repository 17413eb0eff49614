import * as fc from 'fast-check'
import { basicTime, parseIsoTime } from '../src/oss/time'

const instant = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })

describe('parseIsoTime', () => {
  it('reads back any time, to the millisecond', () => {
    fc.assert(fc.property(instant, (date) => expect(parseIsoTime(date.toISOString())).toBe(date.getTime())))
  })

  it.each([
    ['2024-09-23T06:32:40Z', '2024-09-23T06:32:40.000Z'],
    ['2024-09-23T06:32Z', '2024-09-23T06:32:00.000Z'],
    [' 2024-09-23 06:32:40 ', '2024-09-23T06:32:40.000Z'],
    ['2024-09-23T06:32:40.1', '2024-09-23T06:32:40.100Z'],
    ['2024-09-23T06:32:40.123456Z', '2024-09-23T06:32:40.123Z'],
    ['2024-09-23T14:32:40+08:00', '2024-09-23T06:32:40.000Z'],
    ['2024-09-23T02:02:40-0430', '2024-09-23T06:32:40.000Z'],
  ])('reads %j as %s', (text, time) => {
    expect(parseIsoTime(text)).toBe(Date.parse(time))
  })

  it.each([
    '',
    '3600',
    '2024',
    '2024-09-23',
    '2024-13-01T00:00:00Z',
    'Mon, 23 Sep 2024 06:32:40 GMT',
    'soon',
    'at 2024-09-23T06:32:40Z',
    '2024-09-23T06:32:40Z or so',
  ])('takes %j for no time', (text) => expect(parseIsoTime(text)).toBeUndefined())
})

it('writes the time as V4 signatures do', () => {
  expect(basicTime(Date.parse('2023-12-16T16:20:57.999Z'))).toBe('20231216T162057Z')
})
