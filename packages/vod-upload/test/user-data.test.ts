import fc from 'fast-check'
import { jsonFaultIndex } from '../src/documented/json-fault'
import { parseUserData } from '../src/documented/user-data'

const base64 = (text: string) => Buffer.from(text).toString('base64')

describe('parseUserData', () => {
  test.each([undefined, null, ''])('%p is nothing, and nothing wrong', (given) => {
    expect(parseUserData(given)).toBeUndefined()
  })

  test('the text travels as it was given, and what stands under Vod is read', () => {
    const text = '{"Vod":{"Title":"测试","CateId":"234"}}'
    expect(parseUserData(text)).toEqual({ base64: base64(text), vod: { Title: '测试', CateId: '234' } })
  })

  test.each([['{}'], ['{"Vod":{}}'], ['{"Vod":null}'], ['{"Vod":7}'], ['[]'], ['null'], ['5']])(
    '%s has no Vod',
    (text) => {
      expect(parseUserData(text)?.vod).toEqual({})
    },
  )

  test('an object will do for its text', () => {
    expect(parseUserData({ Vod: { Title: 'x' } })).toEqual({
      base64: base64('{"Vod":{"Title":"x"}}'),
      vod: { Title: 'x' },
    })
  })

  test("the slip of the vendor's sample, a quote too many at the end, is understood", () => {
    const slip = '{"Vod":{"Title":"a","Tags":"b"}"}'
    expect(parseUserData(slip)?.vod).toEqual({ Title: 'a', Tags: 'b' })
    expect(parseUserData(slip)?.base64).toBe(base64('{"Vod":{"Title":"a","Tags":"b"}}'))
    expect(parseUserData('{"Vod":{"Title":"a"}" }\n')?.vod).toEqual({ Title: 'a' })
    expect(() => parseUserData('{"Vod":{"Title":"a"}"} and more')).toThrow('userData is not JSON')
  })

  test('only the last quote too many is taken away', () => {
    expect(parseUserData('{"Vod":{"Title":"}"}"}')?.vod).toEqual({ Title: '}' })
  })

  test('a text that could be mended stays as it is where it is JSON', () => {
    expect(parseUserData('{"Vod":"x}"}')).toEqual({ base64: base64('{"Vod":"x}"}'), vod: {} })
    const text = JSON.stringify({ Vod: { Title: 'ends in }"}' } })
    expect(parseUserData(text)).toEqual({ base64: base64(text), vod: { Title: 'ends in }"}' } })
  })

  test('a fault is told with a dozen characters on each side of it, and what to do', () => {
    const text = `{"Vod":{"Title":"${'a'.repeat(50)}",,"Tags":"${'b'.repeat(50)}"}}`
    const place = text.indexOf(',,') + 1
    expect(() => parseUserData(text)).toThrow(
      expect.objectContaining({
        code: 'option-invalid',
        message:
          `userData is not JSON: it breaks at position ${place}, near «${text.slice(place - 12, place + 12)}». ` +
          'Write it with JSON.stringify.',
      }),
    )
    expect(() => parseUserData('{x}')).toThrow('near «{x}»')
  })

  test.each([
    ['{"Vod":{Title:"x"}}', 8],
    ["{'Vod':{}}", 1],
    ['{"Vod":{"Title":"x",}}', 20],
    ['{"Vod":{"Title":"x"}', 20],
    ['{"Vod":{}} and more', 11],
    ['Vod', 0],
  ])('%s breaks at %i', (text, position) => {
    expect(() => parseUserData(text)).toThrow(`at position ${position}`)
  })
})

test('what JSON has no word for is refused, by an error of ours', () => {
  const circle: Record<string, unknown> = {}
  circle.Vod = circle
  for (const given of [circle, { Vod: BigInt(1) }, () => 1, Symbol('x')]) {
    expect(() => parseUserData(given)).toThrow(
      expect.objectContaining({ code: 'option-invalid', message: expect.stringContaining('pass a text') }),
    )
  }
})

describe('jsonFaultIndex', () => {
  test('agrees with the engine on what is JSON', () => {
    const almostJson = fc.oneof(
      fc.json(),
      fc
        .json()
        .chain((text) =>
          fc
            .tuple(fc.nat(Math.max(text.length - 1, 0)), fc.constantFrom('"', '}', ',', '\\', 'x', '', '\n'))
            .map(([at, char]) => text.slice(0, at) + char + text.slice(at + 1)),
        ),
    )
    fc.assert(
      fc.property(almostJson, (text) => {
        expect(jsonFaultIndex(text) === -1).toBe(isJson(text))
      }),
      { numRuns: 500 },
    )
  })

  test('points into the text, or at its end', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const index = jsonFaultIndex(text)
        expect(index).toBeGreaterThanOrEqual(-1)
        expect(index).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
