// Judges what code that runs in hosts takes from outside its own file without an import.
import ts from 'typescript'
import { hostGlobals, hostObjects, languageGlobals, platformGlobals } from './rules.mjs'

const known = new Set([...languageGlobals, ...platformGlobals])
const isDeclared = (node) =>
  ts.canHaveModifiers(node) &&
  ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword)

/** True of a statement that says a value exists without making it; what stands inside another such is left to that. */
function isClaim(node) {
  const claims =
    ts.isVariableStatement(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isModuleDeclaration(node)
  if (!claims || (node.flags & ts.NodeFlags.GlobalAugmentation) !== 0) return false
  return isDeclared(node) || (ts.isSourceFile(node.parent) && node.parent.isDeclarationFile)
}

function judgeClaim(path, node) {
  const parts = ts.isVariableStatement(node) ? node.declarationList.declarations : [node]
  const names = parts.map(({ name }) => name?.getText() ?? 'something')
  const isOwnHost = (name) => hostObjects.some((row) => row.file === path && row.name === name)
  if (ts.isVariableStatement(node) && names.every(isOwnHost)) return undefined
  const sentence = `a declare makes no ${names.join(', ')}: hostObjects in scripts/check-imports/rules.mjs lists who may`
  return ['host-global', sentence]
}

/** True when the file itself makes or imports what `declaration` is about. */
function isMadeIn(source, declaration) {
  // In JavaScript the compiler takes `module`, `exports` and what is put on them for declarations without a binding.
  if (!declaration?.name || ts.isPropertyAccessExpression(declaration)) return false
  if (declaration.getSourceFile() !== source) return false
  return !ts.findAncestor(declaration, isDeclared)
}

/** An interface or a type of the same name makes no value, so only the value's own declaration counts. */
function isOwnValue(source, symbol) {
  if (isMadeIn(source, symbol?.valueDeclaration)) return true
  const imported = symbol && (symbol.flags & ts.SymbolFlags.Alias) !== 0
  return Boolean(imported && symbol.declarations?.some((declaration) => isMadeIn(source, declaration)))
}

function isOwn(source, symbol) {
  return Boolean(symbol?.declarations?.some((declaration) => isMadeIn(source, declaration)))
}

/** Positions where an identifier refers to nothing in scope: `a.window`, `{ window: 1 }`, `{ window: w } = x`. */
function isMereLabel(identifier, parent) {
  if (parent.name === identifier || parent.label === identifier) return true
  if (ts.isBindingElement(parent) || ts.isImportSpecifier(parent)) return parent.propertyName === identifier
  if (ts.isQualifiedName(parent) && parent.right === identifier) return true
  const whole = ts.findAncestor(parent, (node) => !ts.isQualifiedName(node))
  return ts.isImportTypeNode(whole) || ts.isMetaProperty(parent)
}

/** True when the identifier is a name that neither the file nor the language makes. */
function isFromOutside(checker, source, identifier) {
  const { parent, text } = identifier
  const isStranger = !known.has(text)
  if (ts.isShorthandPropertyAssignment(parent) && parent.name === identifier) {
    return isStranger && !isOwnValue(source, checker.getShorthandAssignmentValueSymbol(parent))
  }
  if (ts.isExportSpecifier(parent)) {
    if (parent.parent.parent.moduleSpecifier || (parent.propertyName ?? parent.name) !== identifier)
      return false
    return isStranger && !isOwn(source, checker.getExportSpecifierLocalTargetSymbol(parent))
  }
  if (isMereLabel(identifier, parent)) return false
  const symbol = checker.getSymbolAtLocation(identifier)
  // A type leaves nothing behind at run time, so only those names are refused that say the value is near.
  if (ts.isPartOfTypeNode(identifier)) return hostGlobals.has(text) && !isOwn(source, symbol)
  return isStranger && !isOwnValue(source, symbol)
}

function isConstructorText(checker, expression) {
  const type = checker.getTypeAtLocation(expression)
  return type.isStringLiteral() && type.value === 'constructor'
}

function isConstructorKey(checker, name) {
  return ts.isComputedPropertyName(name)
    ? isConstructorText(checker, name.expression)
    : name.text === 'constructor'
}

/** A literal with such a key counts as a read, since `({ constructor: f } = g)` is one and nobody needs the other. */
function readsConstructor(checker, node) {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === 'constructor'
  if (ts.isElementAccessExpression(node)) return isConstructorText(checker, node.argumentExpression)
  if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node))
    return isConstructorKey(checker, node.name)
  if (!ts.isBindingElement(node) || !ts.isObjectBindingPattern(node.parent) || node.dotDotDotToken)
    return false
  return isConstructorKey(checker, node.propertyName ?? node.name)
}

/** @returns {[rule: string, sentence: string] | undefined} what is wrong with one node of a file that runs in hosts. */
export function judgeHostNode(checker, { path, source }, node) {
  if (ts.isBigIntLiteral(node))
    return ['bigint', 'a bigint is absent in old engines and cannot be polyfilled']
  if (readsConstructor(checker, node))
    return ['constructor-read', 'a constructor leads to Function, which runs text, and hosts ban that']
  if (isClaim(node)) return judgeClaim(path, node)
  if (!ts.isIdentifier(node) || hostObjects.some((row) => row.file === path && row.name === node.text))
    return undefined
  if (!isFromOutside(checker, source, node)) return undefined
  const reason = hostGlobals.get(node.text) ?? 'is neither imported, made here, nor known to be in every host'
  return ['host-global', `${node.text} ${reason}`]
}
