import { withoutSecrets, wordsOf } from '../src'

const SECRET = 'c2VjcmV0'

test.each([
  `request:fail https://b.example.com/k?Signature=${SECRET}`,
  `request:fail https%3A%2F%2Fb.example.com%2Fk%3FSignature%3D${SECRET}`,
  `request:fail https%253A%252F%252Fb.example.com%252Fk%253FSignature%253D${SECRET}`,
  `request:fail OSSAccessKeyId=LTAI&Signature=${SECRET}`,
  `bad header x-oss-security-token: ${SECRET}`,
  `bad header authorization: OSS LTAI:${SECRET}`,
  `bad header {"Authorization":"OSS LTAI:${SECRET}","b":"c"}`,
  `bad form {"policy":"${SECRET}","x":"y"}`,
  `bad form {"Signature": "${SECRET}"}`,
  `accessKeySecret = ${SECRET}`,
  `x-oss-credential%3D${SECRET} is bad`,
  `SecurityToken=${SECRET}, and more`,
  `{\\"UploadAuth\\":\\"${SECRET}\\"}`,
  `<SignatureProvided>${SECRET}</SignatureProvided>`,
  `the token is ${SECRET.repeat(50)}`,
])('nothing that signs a request is repeated from %p', (words) => {
  expect(withoutSecrets(words)).not.toContain(SECRET)
})

test.each([
  ['of V4', '0123456789abcdef'.repeat(4)],
  ['of V1', `${'aB3/+'.repeat(5)}xy=`],
  ['of V1, encoded', `${'aB3%2F%2B'.repeat(5)}xy%3D`],
])('a bare signature %s is not repeated', (_, signature) => {
  expect(withoutSecrets(`wanted ${signature}, got another`)).toBe('wanted …, got another')
})

test.each([
  ['request:fail timeout', 'request:fail timeout'],
  ['is it there?', 'is it there?'],
  ['Unexpected token < in JSON', 'Unexpected token < in JSON'],
  [' one\r\n  two\tthree ', 'one two three'],
  ['https://b.example.com/k?a=b, "c"', 'https://b.example.com/k?… "c"'],
  ['the rest of a=b stays', 'the rest of a=b stays'],
  ['x '.repeat(150), `${'x '.repeat(100)}…`],
  ['/data/app-cache/tmp_0123456789abcdef.mp4', '/data/app-cache/tmp_0123456789abcdef.mp4'],
])('%p is said as %p', (words, said) => {
  expect(withoutSecrets(words)).toBe(said)
})

test.each(['signature', 'accesskey', 'token=', '?', '%253F', '{"', `${'a'.repeat(99)} `, '<secret>'])(
  'words of a hundred thousand times %j are said in no time',
  (word) => {
    const start = Date.now()
    expect(withoutSecrets(word.repeat(100_000)).length).toBeLessThanOrEqual(201)
    // A moment where the work is bounded, minutes where it is not.
    expect(Date.now() - start).toBeLessThan(3000)
  },
)

test.each<[unknown, string]>([
  [new Error('broken'), 'broken'],
  [{ errMsg: 'request:fail' }, 'request:fail'],
  [{ errMsg: '', message: 'request:fail' }, 'request:fail'],
  [{ error: 19, errorMessage: 'http status error' }, 'http status error'],
  [{ errMsg: 5, message: null }, 'no reason given'],
  ['a text', 'a text'],
  [404, '404'],
  ['', 'no reason given'],
  [undefined, 'no reason given'],
  [null, 'no reason given'],
  [Object.create(null), 'no reason given'],
  [{}, 'no reason given'],
  [Symbol('s'), 'Symbol(s)'],
])('the words of %p are %p', (told, words) => {
  expect(wordsOf(told)).toBe(words)
})

test('an error whose message throws has no words', () => {
  const angry = {
    get message() {
      throw new Error('not for you')
    },
  }
  expect(wordsOf(angry)).toBe('no reason given')
})
