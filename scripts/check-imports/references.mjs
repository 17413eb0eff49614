// Every way in which one file can name another module, found in the parsed file and not in its text.
import ts from 'typescript'
import { lineOf } from './source-tree.mjs'

const textOf = (node) => (node && ts.isStringLiteralLike(node) ? node.text : undefined)

function namesAreTypes(elements) {
  return elements.length > 0 && elements.every((element) => element.isTypeOnly)
}

function importIsType({ importClause }) {
  if (!importClause) return false
  if (importClause.isTypeOnly) return true
  const { name, namedBindings } = importClause
  return !name && namedBindings && ts.isNamedImports(namedBindings) && namesAreTypes(namedBindings.elements)
}

function exportIsType({ isTypeOnly, exportClause }) {
  if (isTypeOnly) return true
  return exportClause && ts.isNamedExports(exportClause) && namesAreTypes(exportClause.elements)
}

function isImportCall(node) {
  if (!ts.isCallExpression(node)) return false
  const { expression } = node
  return (
    expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(expression) && expression.text === 'require')
  )
}

/** `{ specifier, typeOnly }` of a node that names a module, `specifier` undefined when it is computed. */
function referenceOf(node) {
  if (ts.isImportDeclaration(node)) {
    return { specifier: textOf(node.moduleSpecifier), typeOnly: Boolean(importIsType(node)) }
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    return { specifier: textOf(node.moduleSpecifier), typeOnly: Boolean(exportIsType(node)) }
  }
  if (ts.isImportTypeNode(node)) {
    return { specifier: textOf(node.argument.literal), typeOnly: true }
  }
  if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
    return { specifier: textOf(node.moduleReference.expression), typeOnly: node.isTypeOnly }
  }
  if (isImportCall(node)) return { specifier: textOf(node.arguments[0]), typeOnly: false }
  return undefined
}

/** @returns {{ specifier: string | undefined, typeOnly: boolean, line: number }[]} in the order of the text. */
export function referencesOf({ source }) {
  const found = source.referencedFiles.map(({ fileName, pos }) => ({
    specifier: fileName.startsWith('.') ? fileName : `./${fileName}`,
    typeOnly: true,
    line: lineOf(source, pos),
  }))
  const visit = (node) => {
    const reference = referenceOf(node)
    if (reference) found.push({ ...reference, line: lineOf(source, node.getStart(source)) })
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}
