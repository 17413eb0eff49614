// The surface of a package, in a form whose difference a reviewer reads: its files, and its declarations by name.
import ts from 'typescript'
import type { Manifest } from './tarball'

interface Contents {
  readonly manifest: Manifest
  readonly files: readonly string[]
  read(file: string): string
}

export function apiReport({ manifest, files, read }: Contents): string {
  const entries = Object.entries(manifest.exports ?? {}).flatMap(([path, target]) => {
    const types: unknown = Object(Object(target).require).types
    if (typeof types !== 'string') return []
    const code = surfaceOf(read(types.slice(2)))
    return [`## ${manifest.name}${path.slice(1)}\n\n\`\`\`ts\n${code}\n\`\`\`\n`]
  })
  // A page for readers is no surface.
  const offered = files.filter((file) => !file.startsWith('docs/'))
  const list = offered.map((file) => `- ${file}\n`).join('')
  return [`# ${manifest.name}\n`, ...entries, `## Files\n\n${list}`].join('\n')
}

/** Declarations without comments, by name, so that one that only moved makes no difference. */
export function surfaceOf(declarations: string): string {
  const source = ts.createSourceFile('index.d.ts', declarations, ts.ScriptTarget.Latest)
  const printer = ts.createPrinter({ removeComments: true })
  const printed = source.statements.map((statement) =>
    ts.isExportDeclaration(statement) && statement.exportClause
      ? printExports(statement.isTypeOnly, statement.exportClause.getText(source))
      : printer.printNode(ts.EmitHint.Unspecified, statement, source),
  )
  return printed.sort(byName).join('\n\n')
}

/** One name a line: a list of fifty in one line hides which of them is new. */
function printExports(typeOnly: boolean, clause: string): string {
  const names = clause.replace(/[{}]/g, '').split(',')
  const lines = names.map((name) => `  ${name.trim()},\n`).sort(compare)
  return `export ${typeOnly ? 'type ' : ''}{\n${lines.join('')}}`
}

function byName(one: string, other: string): number {
  const [first, second] = [nameOf(one), nameOf(other)]
  return first === second ? compare(one, other) : compare(first, second)
}

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other))
/** Imports come first, lists of exports last. */
const nameOf = (text: string) => {
  if (text.startsWith('import ')) return ''
  if (/^export (type )?\{/.test(text)) return '\uffff'
  return /\b(?:class|const|function|interface|type|enum|namespace) (\w+)/.exec(text)?.[1] ?? text
}
