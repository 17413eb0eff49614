import { originOf } from '../src'

test.each([
  ['https://a.example.com/x?y#z', 'https://a.example.com'],
  ['http://127.0.0.1:80?x@y', 'http://127.0.0.1:80'],
  ['https://u:p@a.example.com', 'https://a.example.com'],
  ['/relative', 'a URL that is not absolute'],
])('the origin of %s is %s', (url, wanted) => {
  expect(originOf(url)).toBe(wanted)
})
