import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { readDocument } from '../docs/document'
import { findChromium } from '../test-frameworks/chromium'
import { digestOf, withoutOurs } from '../test-frameworks/digest'
import { cacheFolder, homeOfTools } from '../test-frameworks/folders'
import { frameworks } from '../test-frameworks/frameworks'
import { expectResumed } from '../test-frameworks/h5-story'
import { type BuiltFile, type HostName, judgeOutput, packageBytes } from '../test-frameworks/judge-output'
import { runTool } from '../test-frameworks/run-tool'
import { expectFunctions } from '../test-frameworks/vendor-tools'

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

/** What every build for the host has. */
function frame(host: HostName): BuiltFile[] {
  const templates = { wechat: 'wxml', alipay: 'axml', bytedance: 'ttml', browser: 'html' }
  const app = [file('app.js', 'App({})'), file('app.json', '', 2)]
  return [...app, file(`pages/index/index.${templates[host]}`, '', 13)]
}

describe('a build', () => {
  test.each(hosts)('for %s with our code for it alone is right', (host) => {
    expect(judgeOutput([...frame(host), file('vendor.js', good[host])], host)).toEqual([])
  })

  test.each(hosts)('for %s without our code is wrong', (host) => {
    expect(judgeOutput(frame(host), host)).toEqual([`Our code for ${host} is not in it.`])
  })

  const pairs = hosts.flatMap((host) => hosts.filter((other) => other !== host).map((other) => [host, other]))
  test.each(pairs as [HostName, HostName][])('for %s that carries %s as well is wrong', (host, other) => {
    const problems = judgeOutput([...frame(host), file('a.js', good[host]), file('b.js', good[other])], host)
    expect(problems).toContain(`b.js carries our code for ${other}.`)
  })

  test('whose code of ours never asks for the host is wrong', () => {
    const [problem] = judgeOutput(
      [...frame('wechat'), file('vendor.js', 'var p=make({name:"WeChat"})')],
      'wechat',
    )
    expect(problem).toContain('vendor.js, which never names the host')
  })

  test.each([
    ['asks for XMLHttpRequest', [file('b.js', 'new XMLHttpRequest')], 'b.js names XMLHttpRequest'],
    ['is a byte too large', [file('b.png', '', 2 * MB)], "a mini program's package at most 2097152"],
    ['is too new', [file('b.js', 'a?.b')], 'b.js is not ES2018'],
  ])('for a mini program that %s is wrong', (_, more, sentence) => {
    const problems = judgeOutput([...frame('wechat'), file('a.js', good.wechat), ...more], 'wechat')
    expect(problems.join()).toContain(sentence)
    expect(problems).toHaveLength(1)
  })

  test('for a mini program may have 2 MB, and one for a page more', () => {
    const code = [...frame('wechat'), file('a.js', good.wechat)]
    expect(judgeOutput([...code, file('b.png', '', 2 * MB - packageBytes(code))], 'wechat')).toEqual([])
    expect(judgeOutput([file('a.js', good.browser), file('b.png', '', 3 * MB)], 'browser')).toEqual([])
  })

  const miniPrograms = hosts.filter((host) => host !== 'browser')
  test.each(miniPrograms)('for %s without any file that its host opens is wrong', (host) => {
    const built = [...frame(host), file('vendor.js', good[host])]
    for (const { path } of frame(host)) {
      const without = built.filter((each) => each.path !== path)
      expect(judgeOutput(without, host)).toEqual([`It has no ${path}, or an empty one.`])
      expect(judgeOutput([...without, file(path, '')], host)).toHaveLength(1)
    }
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

test('every target that the document promises is built, in each framework for every host', () => {
  const rows = frameworks.map(({ adapter, targets }) => [
    `@vod-upload/${adapter}`,
    ...targets.map(({ name }) => name),
  ])
  const { tableRows } = readDocument('docs/frameworks.md')
  const promised = tableRows.filter(([first]) => first?.startsWith('@vod-upload/'))
  expect(rows.map((row) => row.sort())).toEqual(promised)
  for (const { targets } of frameworks)
    expect(targets.map(({ host }) => host).sort()).toEqual([...hosts].sort())
})

describe('a package as the tool of a vendor left it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vod-upload-package-'))
  const index = join(folder, 'index.js')

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test.each([
    ['is gone', undefined, /index\.js does not load .* no such file/],
    ['is broken', '}}', /index\.js does not load .* Unexpected token/],
    ['asks for a stranger', "require('left-pad')", /index\.js does not load .* left-pad/],
    ['lacks an export', 'exports.VODUpload = function () {}', /index\.js came out without createUploader/],
  ])('that %s is wrong', (_, code, sentence) => {
    if (code !== undefined) writeFileSync(index, code)
    expect(() => expectFunctions(index, ['VODUpload', 'createUploader'])).toThrow(sentence)
  })
})

test('a tool keeps what it remembers in the cache, not in the home of its user', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vod-upload-tool-'))
  const logFile = join(folder, 'tool.log')
  const script = "const home = require('os').homedir(); require('fs').accessSync(home); console.log(home)"
  const command = [process.execPath, '--eval', script]
  await runTool({ command, cwd: folder, logFile, timeoutMs: 20_000, env: homeOfTools() })
  expect(readFileSync(logFile, 'utf8').trim()).toBe(join(cacheFolder, 'home'))
  rmSync(folder, { recursive: true, force: true })
})

describe('Chromium', () => {
  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vod-upload-chromium-'))
    writeFileSync(join(folder, 'chromium-browser'), '')
  })

  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  test('is found on the PATH', () => {
    const PATH = [join(folder, 'empty'), folder].join(delimiter)
    expect(findChromium({ PATH })).toBe(join(folder, 'chromium-browser'))
    expect(findChromium({ PATH: join(folder, 'empty') })).toBeUndefined()
    expect(findChromium({})).toBeUndefined()
  })

  test('is where CHROMIUM_PATH says, or nowhere', () => {
    const given = join(folder, 'given')
    expect(findChromium({ CHROMIUM_PATH: given, PATH: folder })).toBeUndefined()
    writeFileSync(given, '')
    expect(findChromium({ CHROMIUM_PATH: given, PATH: folder })).toBe(given)
  })
})

describe('a film that was paused and resumed', () => {
  const sent = (...partNumbers: number[]) => partNumbers.map((partNumber) => ({ partNumber }))
  const parts = Array.from({ length: 20 }, (_, index) => index + 1)

  test('may send again what was on its way', () => {
    expect(() => expectResumed(sent(...parts, 5, 6), new Set([1, 2, 3]))).not.toThrow()
  })

  test.each([
    ['begins anew', [1, 2, 3, ...parts], 'Parts 1, 2, 3 had arrived before the pause'],
    ['sends much twice', [...parts, 5, 6, 7, 8, 9, 10, 11], '20 parts were sent 27 times'],
    ['goes in few parts', [1, 2, 3, 4, 5, 6], 'The film went in 6 parts only'],
  ])('and %s is seen', (_, partNumbers, sentence) => {
    expect(() => expectResumed(sent(...partNumbers), new Set([1, 2, 3]))).toThrow(sentence)
  })
})
