// A Markdown file as what can be checked of it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import GithubSlugger from 'github-slugger'
import MarkdownIt from 'markdown-it'
import type Token from 'markdown-it/lib/token.mjs'
import { root } from '../install.mjs'

export interface Heading {
  readonly level: number
  readonly anchor: string
}

export interface Link {
  /** As written, percent-decoded: `../README.md#map`, `images/a.png`, `https://…`. */
  readonly target: string
  readonly line: number
}

export interface CodeBlock {
  /** First word behind the fence; empty for plain text. */
  readonly language: string
  /** Why no check can be made of it, where the author says so: the rest of the fence's line behind `no-run=`. */
  readonly noRun: string | undefined
  readonly code: string
  /** Line of the fence, from 1 on. */
  readonly line: number
}

export interface Document {
  /** From the root of the repository on. */
  readonly path: string
  readonly headings: readonly Heading[]
  readonly links: readonly Link[]
  readonly codeBlocks: readonly CodeBlock[]
  /** Of each row what stands in backticks, sorted. */
  readonly tableRows: readonly (readonly string[])[]
  readonly listItems: number
}

const parser = new MarkdownIt({ html: true })

export function readDocument(path: string): Document {
  return parseDocument(path, readFileSync(join(root, path), 'utf8'))
}

export function parseDocument(path: string, text: string): Document {
  const tokens = parser.parse(withoutFrontMatter(text), {})
  const count = (type: string) => tokens.filter((token) => token.type === type).length
  return {
    path,
    headings: headingsOf(tokens),
    links: linksOf(tokens),
    codeBlocks: tokens.filter(({ type }) => type === 'fence').map(codeBlockOf),
    tableRows: tableRowsOf(tokens),
    listItems: count('list_item_open'),
  }
}

/** Its lines become empty ones, so that the others keep their numbers. */
function withoutFrontMatter(text: string): string {
  return text.replace(/^---\n[\s\S]*?\n---\n/, (matter) => matter.replace(/[^\n]/g, ''))
}

function headingsOf(tokens: readonly Token[]): Heading[] {
  const slugger = new GithubSlugger()
  return tokens.flatMap((token, at) =>
    token.type === 'heading_open'
      ? [{ level: Number(token.tag.slice(1)), anchor: slugger.slug(plainText(tokens[at + 1])) }]
      : [],
  )
}

/** What of an inline token is read: a link's words without its target. */
export function plainText(inline: Token | undefined): string {
  return (inline?.children ?? []).map(({ content }) => content).join('')
}

function linksOf(tokens: readonly Token[]): Link[] {
  let line = 1
  return tokens.flatMap((token) => {
    line = token.map ? token.map[0] + 1 : line
    return (token.children ?? []).flatMap((child) => {
      const target = child.attrGet(child.type === 'image' ? 'src' : 'href')
      return target === null ? [] : [{ target: decodeURI(target), line }]
    })
  })
}

function tableRowsOf(tokens: readonly Token[]): string[][] {
  const rows: Token[][] = []
  let isInside = false
  for (const token of tokens) {
    if (token.type === 'tr_open') rows.push([])
    if (token.type.startsWith('tr_')) isInside = token.type === 'tr_open'
    if (isInside) rows.at(-1)?.push(...(token.children ?? []))
  }
  return rows.map((row) =>
    row
      .filter(({ type }) => type === 'code_inline')
      .map(({ content }) => content)
      .sort(),
  )
}

function codeBlockOf(token: Token): CodeBlock {
  const [, language = '', noRun] = /^(\S*)(?:.*? no-run=(.+))?/.exec(token.info) ?? []
  return { language, noRun: noRun?.trim(), code: token.content, line: (token.map?.[0] ?? 0) + 1 }
}
