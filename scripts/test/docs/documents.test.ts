// Every document of the repository, by the rules that need no compiler; `npm run docs` compiles their samples too.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deadLinks } from '../../docs/dead-links'
import { readDocument } from '../../docs/document'
import { docsPages, documentPaths } from '../../docs/documents'
import { pageMap } from '../../docs/page-map'
import { jsonFaults, samplesIn, unjudged } from '../../docs/samples'
import { shapeOf, translationsIn } from '../../docs/shape'
import { shellFaults } from '../../docs/shell-samples'
import { root } from '../../install.mjs'

describe.each(documentPaths())('%s', (path) => {
  const document = readDocument(path)
  const samples = samplesIn(document)

  test('leads to what is there', () => {
    expect(deadLinks(document)).toEqual([])
  })

  test('promises nothing for later', () => {
    expect(readFileSync(join(root, path), 'utf8')).not.toMatch(/\b(TODO|FIXME|TBD|coming soon)\b/i)
  })

  test('has no sample that nothing checks, and none that is wrong', () => {
    expect([...unjudged(samples), ...jsonFaults(samples), ...shellFaults(samples)]).toEqual([])
  })
})

test.each(translationsIn(documentPaths()))('%s and %s say the same', (original, translation) => {
  expect(shapeOf(readDocument(translation))).toEqual(shapeOf(readDocument(original)))
})

test('every page has a row in the sidebar', () => {
  const rows = pageMap.flatMap(({ pages }) => pages.map(({ path }) => `docs/${path}.md`))
  const pages = docsPages().filter((path) => !path.startsWith('docs/zh/'))
  expect(pages.filter((path) => !rows.includes(path))).toEqual([])
})
