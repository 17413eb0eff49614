import { isPlatformError, PlatformError } from '../src'

test('an error of another copy of this package is known by its name', () => {
  class OtherCopy extends Error {
    override readonly name = 'PlatformError'
    readonly code = 'timeout'
  }
  expect(isPlatformError(new OtherCopy('no answer'))).toBe(true)
})

test.each([new Error('plain'), { name: 'PlatformError', code: 'timeout' }, 'timeout', undefined, null])(
  'anything else is none: %p',
  (value) => expect(isPlatformError(value)).toBe(false),
)

test('it is an Error with a code, whatever the build made of the class', () => {
  const error = new PlatformError('network', 'The line broke.')
  expect(error).toBeInstanceOf(Error)
  expect(error).toBeInstanceOf(PlatformError)
  expect(String(error)).toBe('PlatformError: The line broke.')
  expect(isPlatformError(error) && error.code).toBe('network')
})
