// What a document and its translation must have in common, so that neither says more than the other.
import type { Document } from './document'

/** Each translation and what it was made of. */
export function translationsIn(
  paths: readonly string[],
): Array<readonly [original: string, translation: string]> {
  return paths
    .filter((path) => path.startsWith('docs/zh/') || path === 'README.zh-CN.md')
    .map((path) => [path.replace('docs/zh/', 'docs/').replace('.zh-CN', ''), path])
}

/** Code without its comments, which may be translated. */
export function shapeOf({ headings, codeBlocks, tableRows, listItems, links }: Document) {
  const checked = codeBlocks.filter(({ language }) => language !== '')
  return {
    headings: headings.map(({ level }) => level),
    code: checked.map(({ language, code }) => `${language}\n${withoutComments(code)}`),
    diagrams: codeBlocks.length - checked.length,
    tableRows,
    listItems,
    links: links.length,
  }
}

const withoutComments = (code: string) => code.replace(/(^| +)(#|\/\/) .*$/gm, '')
