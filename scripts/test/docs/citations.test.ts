// What the documents cite must be there.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '../../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

describe('docs/compatibility.md', () => {
  const folder = 'adapters/wechat/test/stories'
  const stories = new Map(
    readdirSync(join(root, folder)).map((file) => [file.replace('.test.ts', ''), read(`${folder}/${file}`)]),
  )
  const cited = [...read('docs/compatibility.md').matchAll(/`([\w-]+) › ([^`]+)`/g)].slice(1)

  test('cites tests', () => {
    expect(cited.length).toBeGreaterThan(30)
  })

  test.each(cited.map(([, file, title]) => [file, title]))('%s › %s is a test', (file, title) => {
    const quoted = [`'${title}'`, `"${title}"`]
    expect(quoted.some((each) => stories.get(file)?.includes(each))).toBe(true)
  })
})

describe.each(['docs/security.md', 'docs/reliability.md'])('%s', (document) => {
  const folders = [
    'adapters/wechat/test/stories',
    'packages/core/test',
    'packages/core/test/fuzz',
    'packages/vod-upload/test',
    'packages/testkit/test',
    'packages/simulation/test',
    'packages/chaos/test',
  ]
  const textsOf = (file: string) =>
    folders
      .map((folder) => `${folder}/${file}.test.ts`)
      .filter((path) => existsSync(join(root, path)))
      .map(read)
  const cited = [...read(document).matchAll(/`([\w-]+) › ([^`]+)`/g)].map(([, file, title]) => [file, title])

  test('cites tests', () => {
    expect(cited.length).toBeGreaterThan(10)
  })

  test.each(cited.slice(1))('%s › %s is a test', (file = '', title = '') => {
    expect(textsOf(file).some((text) => text.includes(`'${title}'`))).toBe(true)
  })
})

describe('docs/errors.md', () => {
  const table = read('docs/errors.md')
  const codesOf = (file: string, pattern: RegExp) =>
    [...read(file).matchAll(pattern)].map((match) => match.slice(1))

  test('has a row for every code of ours, with its documented name', () => {
    const pairs = codesOf(
      'packages/vod-upload/src/documented/error-codes.ts',
      /^ {2}'?([\w-]+)'?: '([\w.]+)',$/gm,
    )
    expect(pairs.length).toBeGreaterThan(15)
    const missing = pairs.filter(
      ([ours, documented]) => !table.includes(`| \`${ours}\` | \`${documented}\` |`),
    )
    expect(missing).toEqual([])
  })

  test('has a row for every code of OSS that has a remedy', () => {
    const codes = codesOf('packages/core/src/errors/from-oss.ts', /^ {2}(\w+):\s*$|^ {2}([A-Z]\w+): /gm).map(
      ([one, other]) => one ?? other,
    )
    expect(codes.length).toBeGreaterThan(8)
    expect(codes.filter((code) => !table.includes(`| \`${code}\` |`))).toEqual([])
  })
})
