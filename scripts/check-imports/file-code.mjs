// Judges what stands in one file: holes in the types, types let in for all, default exports, name and length.
import { posix } from 'node:path'
import ts from 'typescript'
import { judgeHostNode } from './host-code.mjs'
import { defaultExport, longestFileLines, nodeOnly, vagueNames } from './rules.mjs'
import { lineOf } from './source-tree.mjs'

function judgeTypeNode(node) {
  if (node.kind === ts.SyntaxKind.AnyKeyword)
    return ['any', 'any switches the compiler off: use unknown or the type']
  const asserted = ts.isNonNullExpression(node) || Boolean(node.exclamationToken)
  return asserted ? ['non-null', 'a ! hides a missing value: test for it instead'] : undefined
}

/** What one file lets in, every file that is compiled with it sees. */
function judgeGlobalScope(node) {
  if (!ts.isModuleDeclaration(node) || !(node.flags & ts.NodeFlags.GlobalAugmentation)) return undefined
  return ['declare-global', 'a declare global changes the world of every other file: import what you need']
}

function* judgeDirectives({ source }) {
  for (const { fileName, pos } of [...source.libReferenceDirectives, ...source.typeReferenceDirectives]) {
    const sentence = `${fileName} would be seen by every other file: tsconfig.json says which types there are`
    yield [lineOf(source, pos), 'reference-directive', sentence]
  }
}

function defaultExportOf(node) {
  if (ts.isExportAssignment(node)) return node.expression
  if (ts.isExportSpecifier(node) && node.name.text === 'default') return node.propertyName ?? node.name
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : []
  const isDefault = modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)
  return isDefault ? (node.name ?? node) : undefined
}

function judgeDefaultExport({ path }, node) {
  const exported = defaultExportOf(node)
  if (!exported) return undefined
  const isDocumented =
    defaultExport.folder.test(path) && ts.isIdentifier(exported) && exported.text === defaultExport.name
  if (isDocumented) return undefined
  return ['default-export', `export by name; only ${defaultExport.name} of an adapter is a default export`]
}

function* commentsOf(source) {
  const text = source.text
  const seen = new Set()
  const tokens = (node) => {
    const children = node.getChildren(source)
    return children.length === 0 ? [node] : children.flatMap(tokens)
  }
  for (const token of tokens(source)) {
    const leading = ts.getLeadingCommentRanges(text, token.pos) ?? []
    const trailing = ts.getTrailingCommentRanges(text, token.end) ?? []
    for (const range of [...leading, ...trailing]) {
      if (seen.has(range.pos)) continue
      seen.add(range.pos)
      yield range
    }
  }
}

function* judgeComments({ source }) {
  for (const { pos, end } of commentsOf(source)) {
    const directive = /@ts-(ignore|expect-error|nocheck)/.exec(source.text.slice(pos, end))
    if (directive)
      yield [lineOf(source, pos), 'ts-comment', `${directive[0]} hides an error: mend it instead`]
  }
}

function* judgeShape({ path, inSource, source }) {
  const vague = inSource.split('/').find((part) => vagueNames.includes(posix.parse(part).name.split('.')[0]))
  if (vague) yield [1, 'vague-name', `${vague} says nothing of its job: name it after what it does`]
  const lines = source.text.split('\n').length - (source.text.endsWith('\n') ? 1 : 0)
  if (lines > longestFileLines) {
    yield [
      lines,
      'long-file',
      `${path} has ${lines} lines, ${longestFileLines} are the most: split it by job`,
    ]
  }
}

/** @returns {Generator<[line: number, rule: string, sentence: string]>} */
export function* judgeFile({ checker }, file) {
  const { source, owner } = file
  const inHost = !nodeOnly.includes(owner.folder)
  const nodes = [source]
  for (const node of nodes) {
    ts.forEachChild(node, (child) => void nodes.push(child))
    const judged = [
      inHost ? judgeHostNode(checker, file, node) : undefined,
      judgeTypeNode(node),
      judgeGlobalScope(node),
      judgeDefaultExport(file, node),
    ]
    for (const found of judged) if (found) yield [lineOf(source, node.getStart(source)), ...found]
  }
  yield* judgeDirectives(file)
  yield* judgeComments(file)
  yield* judgeShape(file)
}
