import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { noticesOf } from '../build/notices.mjs'
import { readShipped } from '../check-build/shipped.mjs'
import { surfaceOf } from '../check-packages/api-report'
import { judgeFiles } from '../check-packages/judge-files'
import { judgeManifest } from '../check-packages/judge-manifest'
import { judgeNotices } from '../check-packages/judge-notices'
import { judgeVersions } from '../check-packages/judge-release'
import { withSection } from '../release/changelog'

const root = join(__dirname, '../..')
const whole = [
  'package.json',
  'README.md',
  'LICENSE',
  'dist/index.js',
  'dist/index.js.map',
  'dist/index.d.ts',
]

describe('the files of a package', () => {
  test.each([
    ['a bundle, its map and its declarations', whole, []],
    ['no licence', whole.filter((file) => file !== 'LICENSE'), ['It lacks LICENSE.']],
    [
      'no map',
      whole.filter((file) => !file.endsWith('.map')),
      ['dist/index.js comes without its source map.'],
    ],
    ['a source', [...whole, 'src/index.ts'], [expect.stringMatching('src/index.ts has no business')]],
    ['a test', [...whole, 'dist/index.test.ts'], [expect.stringMatching('dist/index.test.ts')]],
    ['settings', [...whole, '.npmrc'], [expect.stringMatching('.npmrc')]],
    [
      'a map that is copied into apps',
      [...whole, 'miniprogram/index.js.map'],
      [expect.stringMatching('map')],
    ],
  ])('%s', (_, files, problems) => {
    expect(judgeFiles(files)).toEqual(problems)
  })
})

describe('what a published package.json says', () => {
  const sound = { name: '@vod-upload/wechat', version: '1.2.3', license: 'MIT', sideEffects: false }
  const published = ['@vod-upload/wechat', '@vod-upload/platform']
  const entry = (file: string) => ({
    require: { types: `./dist/${file}.d.ts`, default: `./dist/${file}.js` },
  })
  const entries = { '.': entry('index'), './content-md5': entry('content-md5') }
  const physical = ['content-md5.js', 'content-md5.d.ts', 'mini/index.js', 'mini/content-md5.js']

  test.each([
    ['nothing wrong', {}, [], []],
    ['our own package at the same version', { dependencies: { '@vod-upload/platform': '1.2.3' } }, [], []],
    ['our own at another', { dependencies: { '@vod-upload/platform': '^1.2.3' } }, [], ['exactly 1.2.3']],
    ['a private package', { dependencies: { '@vod-upload/wx-like': '1.2.3' } }, [], ['wx-like is private']],
    ['a workspace range', { peerDependencies: { taro: 'workspace:*' } }, [], ['nobody can install']],
    ['devDependencies', { devDependencies: {} }, [], ['devDependencies']],
    ['scripts', { scripts: { install: 'node .' } }, [], ['scripts']],
    ['a field for browsers', { browser: 'dist/web.js' }, [], ['browser']],
    ['side effects', { sideEffects: true }, [], ['sideEffects']],
    ['a way to the source', { exports: { '.': { source: './src/index.ts' } } }, [], ['source']],
    ['all entries as files', { exports: entries, miniprogram: 'mini', main: 'index.js' }, physical, []],
    ['an entry by exports only', { exports: entries }, physical.slice(1), ['miss content-md5.js']],
    [
      'an entry that a mini program would miss',
      { exports: entries, miniprogram: 'mini', main: 'index.js' },
      physical.slice(0, 3),
      ['miss mini/content-md5.js'],
    ],
    ['a main beside miniprogram', { exports: entries, miniprogram: 'mini' }, physical, ['index.js']],
  ])('%s', (_, fields, files, problems) => {
    const found = judgeManifest({ ...sound, ...fields }, files, published)
    expect(found).toEqual(problems.map((words) => expect.stringContaining(words)))
  })
})

describe('the notices', () => {
  const map = JSON.stringify({
    sources: ['../src/index.ts', '../../node_modules/.pnpm/@a+b@1.0.0/node_modules/@a/b/x.js'],
  })
  const bundledWith = (notices: string) => ({
    files: ['dist/index.js.map', 'THIRD-PARTY-NOTICES.txt'],
    read: (file: string) => (file.endsWith('.map') ? map : notices),
  })
  const notice = { name: '@a/b', version: '1.0.0', license: 'MIT', author: 'A', text: 'Do as you like.' }

  test('have to name what a source map names', () => {
    expect(judgeNotices(bundledWith('none'))).toEqual([expect.stringMatching('^@a/b is inside a bundle')])
  })

  test('say so where there is nothing of others', () => {
    expect(noticesOf([])).toBe('The bundles of this package contain code of no other package.\n')
  })

  test('are enough as the build writes them', () => {
    expect(judgeNotices(bundledWith(noticesOf([notice])))).toEqual([])
  })
})

describe('a release', () => {
  const of = (name: string, version: string) => ({ name, version })

  test.each([
    ['one version for all', ['1.0.0', '1.0.0'], ['a', 'b'], '\n## 1.0.0\n', []],
    ['two versions', ['1.0.0', '1.1.0'], ['a', 'b'], '\n## 1.0.0\n\n## 1.1.0\n', ['several versions']],
    ['a package that is not fixed', ['1.0.0', '1.0.0'], ['a'], '\n## 1.0.0\n', ['fix these together: a, b']],
    ['a version without news', ['1.0.0', '1.0.0'], ['a', 'b'], '\n## 0.9.0\n', ['says nothing of 1.0.0']],
  ])('%s', (_, [a, b], fixed, changelog, problems) => {
    const found = judgeVersions([of('a', a), of('b', b)], [fixed], changelog)
    expect(found).toEqual(problems.map((words) => expect.stringContaining(words)))
  })

  test('comes above the ones before it', () => {
    const changelog = withSection('# Changelog\n\n## 1.0.0\n\n- First.\n', '1.1.0', [
      'One\nline.',
      'Another.',
    ])
    expect(changelog).toBe('# Changelog\n\n## 1.1.0\n\n- One\n  line.\n- Another.\n\n## 1.0.0\n\n- First.\n')
  })
})

describe('the report of a surface', () => {
  test('is the same for declarations that moved or were explained', () => {
    const one = 'declare const b: number\n/** Why. */\ninterface A { a(): void }\nexport { b, type A }\n'
    const other = 'interface A { a(): void }\ndeclare const b: number\nexport { type A, b }\n'
    expect(surfaceOf(one)).toBe(surfaceOf(other))
  })

  test('shows a member that came', () => {
    const declared = (members: string) => surfaceOf(`interface A { ${members} }\nexport type { A }\n`)
    expect(declared('a(): void; b?: 1')).not.toBe(declared('a(): void'))
  })
})

// Those of the others the README has in a table; readme-samples runs them all.
test.each(['wechat', 'taro'])('the README of %s has a sample of the README', (adapter) => {
  const samples = (file: string) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/```js\n[\s\S]*?```/g)].map(([sample]) => sample)
  const [sample] = samples(`adapters/${adapter}/README.md`)
  expect(sample).toContain(`@vod-upload/${adapter}'`)
  expect(samples('README.md')).toContain(sample)
})

describe('the links', () => {
  const readmes = readShipped(root).map(({ folder }) => `${folder}/README.md`)
  const pages = ['CHANGELOG.md', 'CONTRIBUTING.md', '.changeset/README.md', '.github/SECURITY.md']

  test.each([...pages, ...readmes])('of %s lead to files that are there', (page) => {
    const links = [...readFileSync(join(root, page), 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
    const missing = links.filter(([, target]) => !existsSync(join(root, page, '..', target)))
    expect(missing.map(([, target]) => target)).toEqual([])
  })
})
