// What the documents cite must be there.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '../..')
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

describe.each(['README.md', ...readdirSync(join(root, 'docs')).map((file) => `docs/${file}`)])(
  '%s',
  (document) => {
    const text = read(document)
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target]) => target)

    test('leads to files that are there', () => {
      const missing = links.filter((target) => !existsSync(join(root, document, '..', target)))
      expect(missing).toEqual([])
    })
  },
)

describe('the two READMEs', () => {
  const shapeOf = (text: string) => ({
    headings: [...text.matchAll(/^(#+) /gm)].map(([, level]) => level),
    code: [...text.matchAll(/```(?:js|sh)\n([\s\S]*?)```/g)].map(([, code]) => withoutComments(code)),
    tableRows: [...text.matchAll(/^\|/gm)].length,
    listItems: [...text.matchAll(/^- /gm)].length,
  })
  const withoutComments = (code: string) => code.replace(/ +(#|\/\/) .*$/gm, '')

  test('have the same headings, samples, tables and lists', () => {
    expect(shapeOf(read('README.zh-CN.md'))).toEqual(shapeOf(read('README.md')))
  })
})
