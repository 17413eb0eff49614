// Judges what stands in one file: names taken from the host, holes in the types, default exports, name and length.
import { posix } from 'node:path'
import ts from 'typescript'
import { defaultExport, hostGlobals, longestFileLines, nodeOnly, vagueNames } from './rules.mjs'
import { lineOf } from './source-tree.mjs'

const isAmbient = (node) => (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Ambient) !== 0

/** True when the name is the host's: declared nowhere, or only claimed to exist by a `declare`. */
function isFromHost(checker, identifier) {
  const { parent } = identifier
  if (ts.isShorthandPropertyAssignment(parent) && parent.name === identifier) {
    return areOutside(checker.getShorthandAssignmentValueSymbol(parent))
  }
  if (ts.isExportSpecifier(parent)) {
    if (parent.parent.parent.moduleSpecifier || (parent.propertyName ?? parent.name) !== identifier)
      return false
    return areOutside(checker.getExportSpecifierLocalTargetSymbol(parent))
  }
  if (isMereLabel(identifier, parent)) return false
  return areOutside(checker.getSymbolAtLocation(identifier))
}

function areOutside(symbol) {
  return (symbol?.declarations ?? []).every((declaration) => isAmbient(declaration))
}

/** Positions where an identifier is no name of a variable or type: `a.window`, `{ window: 1 }`, `{ window: w } = x`. */
function isMereLabel(identifier, parent) {
  if (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent))
    return parent.name === identifier
  if (ts.isQualifiedName(parent)) return parent.right === identifier
  if (ts.isBindingElement(parent)) return parent.propertyName === identifier
  if (ts.isImportSpecifier(parent)) return true
  if (ts.isTypeElement(parent) || ts.isClassElement(parent) || ts.isEnumMember(parent)) {
    return parent.name === identifier
  }
  return ts.isMetaProperty(parent) || ts.isLabeledStatement(parent) || ts.isNamedTupleMember(parent)
}

function judgeHostNode(checker, node) {
  if (ts.isBigIntLiteral(node))
    return ['bigint', 'a bigint is absent in old engines and cannot be polyfilled']
  if (!ts.isIdentifier(node) || !hostGlobals.has(node.text) || !isFromHost(checker, node)) return undefined
  return ['host-global', `${node.text} ${hostGlobals.get(node.text)}`]
}

function judgeTypeNode(node) {
  if (node.kind === ts.SyntaxKind.AnyKeyword)
    return ['any', 'any switches the compiler off: use unknown or the type']
  const asserted = ts.isNonNullExpression(node) || Boolean(node.exclamationToken)
  return asserted ? ['non-null', 'a ! hides a missing value: test for it instead'] : undefined
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
      inHost ? judgeHostNode(checker, node) : undefined,
      judgeTypeNode(node),
      judgeDefaultExport(file, node),
    ]
    for (const found of judged) if (found) yield [lineOf(source, node.getStart(source)), ...found]
  }
  yield* judgeComments(file)
  yield* judgeShape(file)
}
