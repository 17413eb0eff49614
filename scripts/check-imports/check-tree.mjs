// Holds a whole tree against every rule; the one place where the parts of the gate meet.
import { posix } from 'node:path'
import { isUnknownPackage, judgePackageImport } from './between-packages.mjs'
import { judgeDirection, judgePlace } from './core-layers.mjs'
import { findCycles } from './cycles.mjs'
import { judgeFile } from './file-code.mjs'
import { referencesOf } from './references.mjs'
import { readTree, resolveRelative } from './source-tree.mjs'

function judgeRelative(tree, file, specifier) {
  const target = resolveRelative(tree, file, specifier)
  const base = posix.join(posix.dirname(file.path), specifier)
  const source = `${file.owner.folder}/src`
  if (base !== source && !base.startsWith(`${source}/`)) {
    return ['deep-import', `${specifier} leaves ${source}: import another package by its name`]
  }
  if (!target) return ['unresolved', `${specifier} names no source file; write it without an extension`]
  const upward = judgeDirection(file.path, target)
  return upward && ['core-layer', upward]
}

function judgeReference(tree, file, reference) {
  if (reference.specifier === undefined) {
    return [
      'computed-import',
      'a module is imported by a literal name, so that it can be held against the table',
    ]
  }
  if (reference.specifier.startsWith('.')) return judgeRelative(tree, file, reference.specifier)
  return judgePackageImport(tree, file, reference)
}

/** The file of this tree that the import leads to, which for a package is its index. */
function targetOf(tree, file, { specifier = '' }) {
  if (specifier.startsWith('.')) return resolveRelative(tree, file, specifier)
  const owner = tree.packages.find(({ name }) => name === specifier)
  return owner && `${owner.folder}/src/index.ts`
}

function judgeCycles(edges) {
  return findCycles(edges).map((cycle) => {
    const [path, next] = cycle
    return { path, line: edges.get(path).get(next), rule: 'cycle', sentence: cycle.join(' -> ') }
  })
}

/** Adds to `edges` what the file imports, target -> line. */
function judgeImports(tree, file, edges) {
  const violations = []
  const lines = new Map()
  for (const reference of referencesOf(file)) {
    const { line } = reference
    const judged = judgeReference(tree, file, reference)
    if (judged) violations.push({ path: file.path, line, rule: judged[0], sentence: judged[1] })
    const target = targetOf(tree, file, reference)
    if (!target || !tree.byPath.has(target)) continue
    lines.set(target, line)
  }
  edges.set(file.path, lines)
  return violations
}

/**
 * @param {string} root folder that holds `packages` and `adapters`
 * @returns {{ path: string, line: number, rule: string, sentence: string }[]} by path, then by line from 1
 */
export function checkTree(root, tree = readTree(root)) {
  const edges = new Map()
  const violations = []
  for (const owner of tree.packages.filter(isUnknownPackage)) {
    if (!tree.files.some((file) => file.owner === owner)) continue
    const sentence = `${owner.folder} has no row: add one to importTable in scripts/check-imports/rules.mjs`
    violations.push({ path: owner.folder, line: 1, rule: 'unknown-package', sentence })
  }
  for (const file of tree.files) {
    const { path } = file
    const place = judgePlace(path)
    if (place) violations.push({ path, line: 1, rule: 'unknown-layer', sentence: place })
    violations.push(...judgeImports(tree, file, edges))
    for (const [line, rule, sentence] of judgeFile(tree, file))
      violations.push({ path, line, rule, sentence })
  }
  violations.push(...judgeCycles(edges))
  violations.sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1))
  return violations
}
