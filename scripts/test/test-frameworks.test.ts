import { digestOf, withoutOurs } from '../test-frameworks/digest'
import { type BuiltFile, type HostName, judgeOutput, packageBytes } from '../test-frameworks/judge-output'

const MB = 1024 * 1024

function file(path: string, code: string, bytes = code.length): BuiltFile {
  return { path, code, bytes }
}

const good: Readonly<Record<HostName, string>> = {
  wechat: 'var p=make(wx,{name:"WeChat"})',
  alipay: 'var p=make(my,{name:"Alipay"})',
  bytedance: "var p=make(tt,{name: 'Douyin'})",
  browser: 'var p=new XMLHttpRequest;fail("add a CORS rule with")',
}
const hosts = Object.keys(good) as HostName[]

describe('a build', () => {
  test.each(hosts)('for %s with our code for it alone is right', (host) => {
    expect(judgeOutput([file('app.js', 'App({})'), file('vendor.js', good[host])], host)).toEqual([])
  })

  test.each(hosts)('for %s without our code is wrong', (host) => {
    expect(judgeOutput([file('app.js', 'App({})')], host)).toEqual([`Our code for ${host} is not in it.`])
  })

  const pairs = hosts.flatMap((host) => hosts.filter((other) => other !== host).map((other) => [host, other]))
  test.each(pairs as [HostName, HostName][])('for %s that carries %s as well is wrong', (host, other) => {
    const problems = judgeOutput([file('a.js', good[host]), file('b.js', good[other])], host)
    expect(problems).toContain(`b.js carries our code for ${other}.`)
  })

  test('whose code of ours never asks for the host is wrong', () => {
    const [problem] = judgeOutput([file('vendor.js', 'var p=make({name:"WeChat"})')], 'wechat')
    expect(problem).toContain('vendor.js, which never names the host')
  })

  test.each([
    ['asks for XMLHttpRequest', [file('b.js', 'new XMLHttpRequest')], 'b.js names XMLHttpRequest'],
    ['is a byte too large', [file('b.png', '', 2 * MB)], "a mini program's package at most 2097152"],
    ['is too new', [file('b.js', 'a?.b')], 'b.js is not ES2018'],
  ])('for a mini program that %s is wrong', (_, more, sentence) => {
    const problems = judgeOutput([file('a.js', good.wechat), ...more], 'wechat')
    expect(problems.join()).toContain(sentence)
    expect(problems).toHaveLength(1)
  })

  test('for a mini program may have 2 MB, and one for a page more', () => {
    const rest = 2 * MB - good.wechat.length
    expect(judgeOutput([file('a.js', good.wechat), file('b.png', '', rest)], 'wechat')).toEqual([])
    expect(judgeOutput([file('a.js', good.browser), file('b.png', '', 3 * MB)], 'browser')).toEqual([])
  })

  test('has the bytes of all its files', () => {
    expect(packageBytes([file('a.js', 'abc'), file('b.png', '', 7)])).toBe(10)
  })
})

describe('the digest of an install', () => {
  test('is that of all its inputs, in their order', () => {
    const digests = [
      digestOf('a', 'b'),
      digestOf('b', 'a'),
      digestOf('ab'),
      digestOf('ab', ''),
      digestOf('a'),
    ]
    expect(new Set(digests).size).toBe(digests.length)
    expect(digestOf('a', Buffer.from('b'))).toBe(digestOf('a', 'b'))
  })

  test('leaves our own packages to their tarballs', () => {
    const manifest = { name: 'app', dependencies: { react: '18.3.1', '@vod-upload/taro': '0.1.0' } }
    expect(withoutOurs(manifest)).toEqual({ name: 'app', dependencies: { react: '18.3.1' } })
    expect(withoutOurs({ name: 'app' })).toEqual({ name: 'app', dependencies: {} })
  })
})
