import * as fc from 'fast-check'
import { expectHttps } from '../src/oss/expect-https'

const isTaken = (url: string, allowHttp = false) => {
  try {
    expectHttps(url, allowHttp)
    return true
  } catch {
    return false
  }
}

describe('expectHttps', () => {
  it.each([
    'https://b.oss-cn-shanghai.aliyuncs.com/',
    'HTTPS://media.example.com:8443/a?b#c',
    'https://192.168.0.7/',
    'http://localhost:9000/b/',
    'http://localhost',
    'http://b.oss-cn-shanghai.localhost:9000/',
    'http://127.0.0.1:9000/',
    'http://127.8.9.10/',
    'http://[::1]:9000/',
  ])('takes %s', (url) => {
    expect(isTaken(url)).toBe(true)
  })

  it.each([
    'http://b.oss-cn-shanghai.aliyuncs.com/',
    'HTTP://media.example.com/',
    'http://192.168.0.7:9000/',
    'http://localhost.example.com/',
    'http://notlocalhost/',
    'http://127.0.0.1.example.com/',
    'http://128.0.0.1/',
    'http://[::2]/',
    'http://0.0.0.0/',
  ])('refuses %s, unless it is allowed', (url) => {
    expect(() => expectHttps(url, false)).toThrow(
      expect.objectContaining({
        name: 'UploadError',
        code: 'option-invalid',
        message: expect.stringMatching(/not encrypted.*use https.*allowHttp/),
      }),
    )
    expect(isTaken(url, true)).toBe(true)
  })

  it.each([
    'http://localhost@media.example.com/',
    'http://localhost:80@media.example.com/',
    'http://media.example.com\\.localhost/',
    'http://media.example.com%2f.localhost/',
    'https://user:word@media.example.com/',
    'https:///path',
    'https://',
    'ftp://media.example.com/',
    'xhttp://media.example.com/',
    'media.example.com',
    '',
  ])('refuses %j, which is no address of a server, even where http is allowed', (url) => {
    expect(() => expectHttps(url, true)).toThrow(
      expect.objectContaining({
        code: 'option-invalid',
        message: expect.stringMatching(/check the endpoint/),
      }),
    )
  })

  it('says nothing of a user name, a path or a query', () => {
    const url = 'https://user:word@media.example.com/key?Signature=abc'
    expect(() => expectHttps(url, false)).toThrow(/^https:\/\/media\.example\.com is no address/)
  })

  it('lets nothing in plain HTTP pass that Node takes for another machine', () => {
    const piece = fc.constantFrom(
      'localhost',
      '127.0.0.1',
      '[::1]',
      'example.com',
      '@',
      '\\',
      '/',
      '#',
      '?',
      '.',
      ':80',
      '%',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const url = `http://${pieces.join('')}`
        if (!isTaken(url) || !URL.canParse(url)) return
        expect(new URL(url).hostname).toMatch(/^(.*\.)?localhost$|^127\.|^\[::1\]$/)
      }),
      { seed: 20261122, numRuns: 2000 },
    )
  })
})
