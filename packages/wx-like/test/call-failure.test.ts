import type { WxLikeDialect } from '../src'
import { callFailure } from '../src/call-failure'
import { somehost } from './somehost'

const dialect: WxLikeDialect = {
  ...somehost,
  callFailures: [
    { code: 'domain-not-allowed', message: /domain/, numbers: [1] },
    { code: 'timeout', numbers: [2] },
    { code: 'interrupted', message: /background/ },
    { code: 'unsupported', numbers: [3], remedy: 'Do without.' },
    { code: 'file-missing', numbers: [4] },
    { code: 'file-unreadable', numbers: [5] },
    { code: 'unsupported', numbers: [6] },
  ],
}

test.each([
  [{ errMsg: 'bad domain', errno: 2 }, 'domain-not-allowed'],
  [{ errMsg: 'x', errno: 2 }, 'timeout'],
  [{ errMsg: 'x', errCode: 2 }, 'timeout'],
  [{ errMsg: 'x', errorCode: 2 }, 'timeout'],
  [{ errMsg: 'app in background' }, 'interrupted'],
  [new Error('app in background'), 'interrupted'],
  [{ errMsg: 'something new' }, 'network'],
  [{}, 'network'],
])('the first rule that fits %p says %s', (failure, code) => {
  expect(callFailure(dialect, 'request', 'https://a.example.com/x', failure).code).toBe(code)
})

test('a host that gives nothing to fail is understood', () => {
  // @ts-expect-error: some hosts call fail without an argument.
  expect(callFailure(dialect, 'request', 'https://a.example.com/x', undefined).code).toBe('network')
})

test('the sentence names the host, the origin and the list, and nothing else of the URL', () => {
  const url = 'https://user:pass@a.example.com:8443/key?Signature=secret'
  const { message } = callFailure(dialect, 'uploadFile', url, { errMsg: 'domain' })
  expect(message).toBe(
    'Somehost does not let this app call https://a.example.com:8443: add it to list two (domain).',
  )
})

test('a failure with a cure of its own ends with it', () => {
  const { message } = callFailure(dialect, 'request', 'https://a.example.com/x', { errMsg: 'bad', errno: 3 })
  expect(message).toBe('Somehost refused the call to https://a.example.com (bad, 3). Do without.')
})

test('a call that the host refuses without a reason of its own is told with what may help', () => {
  const { message } = callFailure(dialect, 'request', 'https://a.example.com/x', { errMsg: 'bad', errno: 6 })
  expect(message).toBe('Somehost refused the call to https://a.example.com (bad, 6). Update Somehost.')
})

test('a failed call does not repeat what signs a request', () => {
  const errMsg =
    'fail https%3A%2F%2Fa.example.com%2F%3FSignature%3Dsecret, Signature=secret\nsecurity-token: secret'
  const { message } = callFailure(dialect, 'request', 'https://a.example.com/x', { errMsg })
  expect(message).toMatch(/^The connection to https:\/\/a\.example\.com failed \(.*\)\.$/)
  expect(message).not.toContain('secret')
})

test.each([
  [2, 'https://a.example.com did not answer in time (x, 2).'],
  [4, 'The file to upload does not exist (any more) (x, 4).'],
  [5, 'The file to upload cannot be read (x, 5).'],
  [9, 'The connection to https://a.example.com failed (x, 9).'],
])('number %p is told in a sentence of its own', (errno, sentence) => {
  const { message } = callFailure(dialect, 'request', 'https://a.example.com/x', { errMsg: 'x', errno })
  expect(message).toBe(sentence)
})

test('a call that the host has ended is told with what ends calls', () => {
  const { message } = callFailure(dialect, 'request', 'https://a.example.com/x', { errMsg: 'background' })
  expect(message).toMatch(
    /^Somehost ended the call to https:\/\/a\.example\.com: the app went to the background/,
  )
})
