import { PlatformError } from '@vod-upload/platform'
import { asUploadError } from '../src/errors/as-upload-error'
import { UploadError } from '../src/errors/upload-error'

const angry = {
  get message(): string {
    throw new Error('not for you')
  },
  toString(): string {
    throw new Error('nor so')
  },
}

test.each<[unknown, string]>([
  [new Error('broken'), 'broken'],
  [
    { errMsg: 'request:fail https://b.example.com/k?Signature=secret' },
    'request:fail https://b.example.com/k?…',
  ],
  [new Error('policy=c2VjcmV0, and more'), 'policy=…, and more'],
  ['a text', 'a text'],
  [undefined, 'no reason given'],
  [Symbol('s'), 'Symbol(s)'],
  [Object.create(null), 'no reason given'],
  [angry, 'no reason given'],
])('what the host throws, %#, is an error with its words, cleaned', (thrown, words) => {
  expect(asUploadError(thrown)).toMatchObject({
    name: 'UploadError',
    code: 'unsupported',
    message: `The upload ended for a reason of the host's own: ${words}`,
  })
})

test('an error of ours stays as it is, and that of an adapter keeps its code', () => {
  const error = new UploadError('integrity', 'Changed on the way.')
  expect(asUploadError(error)).toBe(error)
  expect(asUploadError(new PlatformError('storage', 'Full.'))).toMatchObject({
    code: 'storage',
    message: 'Full.',
  })
})
