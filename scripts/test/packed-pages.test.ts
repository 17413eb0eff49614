import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packedPage, placesOfPages } from '../build/packed-pages.mjs'
import { readShipped } from '../check-build/shipped.mjs'
import { judgeLinks } from '../check-packages/judge-links'

const root = join(__dirname, '../..')
const folder = 'adapters/wechat'
const places = placesOfPages(root, folder)

describe('a link of a packed page', () => {
  test.each([
    ['to a page', '[a](../../docs/errors.md)', '[a](docs/errors.md)'],
    ['to a heading', '[a](../../docs/errors.md#ours)', '[a](docs/errors.md#ours)'],
    ['to the README of all', '[a](../../README.md)', '[a](docs/index.md)'],
    ['to an example', '[a](../../examples/wechat)', '[a](docs/examples/wechat.md)'],
    ['to the web', '[a](https://example.com)', '[a](https://example.com)'],
    ['to a source', '[a](../../packages/core/src/index.ts)', 'a (`packages/core/src/index.ts`)'],
    ['to a source of that name', '[scripts/run.mjs](../../scripts/run.mjs)', 'scripts/run.mjs'],
    ['to a picture', '![a](../../docs/images/native.png)', 'a'],
    ['in code', '```md\n[a](../../docs/errors.md)\n```\n', '```md\n[a](../../docs/errors.md)\n```\n'],
  ])('%s', (_, text, packed) => {
    expect(packedPage(`${folder}/README.md`, text, places)).toBe(packed)
  })

  test('of a page below leads back to the README', () => {
    const text = '[a](../../../adapters/wechat/README.md) [b](../../errors.md)'
    expect(packedPage('docs/zh/hosts/h5.md', text, places)).toBe(
      '[a](../../../README.md) [b](../../errors.md)',
    )
  })
})

describe('the links of a package', () => {
  const judged = (pages: Record<string, string>) =>
    judgeLinks({ files: Object.keys(pages), read: (file) => pages[file] ?? '' })

  test.each([
    ['alive', { 'README.md': '[a](docs/a.md#one)', 'docs/a.md': '# One\n\n[b](../README.md)' }, []],
    ['to a page that is not in it', { 'README.md': '[a](docs/a.md)' }, ['there is no such file']],
    ['out of it', { 'README.md': '[a](../../README.md)' }, ['it leaves the package']],
    [
      'to no heading',
      { 'README.md': '[a](docs/a.md#two)', 'docs/a.md': '# One' },
      ['there is no such heading'],
    ],
    ['that are dead in a page of docs', { 'docs/a.md': '[a](b.md)' }, ['docs/a.md:1 b.md']],
  ])('%s', (_, pages, problems) => {
    expect(judged(pages)).toEqual(problems.map((words) => expect.stringContaining(words)))
  })
})

test.each(readShipped(root).map((shipped) => shipped.folder))(
  '%s carries what its README leads to',
  (own) => {
    const placesThere = placesOfPages(root, own)
    const pages = new Map(
      [...placesThere].map(([page, place]) => [
        place,
        packedPage(page, readFileSync(join(root, page), 'utf8'), placesThere),
      ]),
    )
    const files = [...pages.keys()]
    expect(files).toContain('docs/index.md')
    expect(judgeLinks({ files, read: (file) => pages.get(file) ?? '' })).toEqual([])
  },
)
