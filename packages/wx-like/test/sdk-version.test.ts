import fc from 'fast-check'
import { isAtLeast, readClientVersion, readSdkVersion } from '../src'

test.each([
  ['2.10.0', '2.10.0', true],
  ['2.9.9', '2.10.0', false],
  ['2.10.1', '2.10.0', true],
  ['3.0.0', '2.31.2', true],
  ['2.10', '2.10.0', true],
  ['2', '2.0.1', false],
  ['10.0.0', '9.0.0', true],
  ['2.10.0-beta', '2.10.0', true],
])('%s is at least %s: %p', (version, floor, wanted) => {
  expect(isAtLeast(version, floor)).toBe(wanted)
})

test('versions have an order: any two compare in one way, and equal ones in both', () => {
  const version = fc.array(fc.nat(40), { minLength: 1, maxLength: 4 }).map((numbers) => numbers.join('.'))
  fc.assert(
    fc.property(version, version, (a, b) => {
      expect(isAtLeast(a, a)).toBe(true)
      expect(isAtLeast(a, b) || isAtLeast(b, a)).toBe(true)
      const equal = a.replace(/(\.0)+$/, '') === b.replace(/(\.0)+$/, '')
      expect(isAtLeast(a, b) && isAtLeast(b, a)).toBe(equal)
    }),
  )
})

test.each([
  ['the newer call', { getAppBaseInfo: () => ({ SDKVersion: '3.8.0' }) }, '3.8.0'],
  ['the older call', { getSystemInfoSync: () => ({ SDKVersion: '2.9.0' }) }, '2.9.0'],
  [
    'the older one, where the newer one throws',
    {
      getAppBaseInfo: () => {
        throw new Error('a bad moment')
      },
      getSystemInfoSync: () => ({ SDKVersion: '3.0.0' }),
    },
    '3.0.0',
  ],
  ['nothing, where the host gives an empty object', { getSystemInfoSync: () => ({}) }, undefined],
  ['nothing, where there is no such call', {}, undefined],
])('the version comes from %s', (_, host, wanted) => {
  expect(readSdkVersion(host)).toBe(wanted)
})

test('the version of the client is not taken for the one of the base library', () => {
  const host = { getSystemInfoSync: () => ({ SDKVersion: '2.9.20', version: '10.6.50' }) }
  expect(readClientVersion(host)).toBe('10.6.50')
  expect(readClientVersion({ getSystemInfoSync: () => ({ SDKVersion: '2.9.20' }) })).toBeUndefined()
})
