// Judges one import that names a package: the table of who may import whom, and what package.json declares.
import { isBuiltin } from 'node:module'
import { importTable, nodeOnly } from './rules.mjs'

const plain = (name) => name.replace(/^@vod-upload\//, '')
const isAdapter = (folder) => folder.startsWith('adapters/')
const fits = (row, { owner, inSource }) =>
  (row.folder === owner.folder || (row.folder === 'adapters/*' && isAdapter(owner.folder))) &&
  (row.file === undefined || row.file === inSource)

/** `@scope/name/sub` -> `@scope/name`. */
export function packageNameOf(specifier) {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

/** A package that no row is about; a file-only row does not make it known. */
export function isUnknownPackage(owner) {
  return !importTable.some((row) => row.folder === owner.folder)
}

function declares({ manifest }, name, typeOnly) {
  const { dependencies, peerDependencies, devDependencies, private: isPrivate } = manifest
  // A build tool's or a type's package is no dependency of what runs; a private package is bundled by its importer.
  const forBuild = typeOnly || isPrivate ? devDependencies : {}
  const names = [name, ...(typeOnly ? [`@types/${name.replace(/^@/, '').replace('/', '__')}`] : [])]
  return names.some((one) => [dependencies, peerDependencies, forBuild].some((listed) => listed?.[one]))
}

function judgeWorkspace(file, name, typeOnly, rows) {
  const target = plain(name)
  const self = plain(file.owner.name)
  if (target === self) return ['deep-import', `import own files by a relative path, not as ${name}`]
  if (rows.some((row) => row.may.includes(target))) return undefined
  const typed = rows.find((row) => row.typesOnly?.includes(target))
  if (typed) {
    return typeOnly ? undefined : ['types-only', `only types may come from ${name} here: ${typed.reason}`]
  }
  const may = rows.flatMap((row) => row.may).join(', ') || 'no package of ours'
  const reasons = rows.map((row) => row.reason).join('; ')
  return ['package-table', `${self} may import ${may} here, not ${name}: ${reasons}`]
}

function judgeOutside(file, name, typeOnly, rows) {
  const row = rows.find(({ outside }) => outside && !outside.includes(name))
  if (row) return ['package-table', `${plain(file.owner.name)} may not import ${name}: ${row.reason}`]
  if (declares(file.owner, name, typeOnly)) return undefined
  return ['undeclared', `${name} is no dependency in ${file.owner.folder}/package.json`]
}

/** A package is entered by its name alone, or by what its package.json offers beside that. */
function isEntry({ packages }, name, specifier) {
  if (specifier === name) return true
  const target = packages.find((owner) => owner.name === name)?.manifest.exports
  return target?.[`.${specifier.slice(name.length)}`]?.source !== undefined
}

/** @returns {[rule: string, sentence: string] | undefined} the first thing wrong with the import, if any. */
export function judgePackageImport(tree, file, { specifier, typeOnly }) {
  if (isBuiltin(specifier)) {
    if (nodeOnly.includes(file.owner.folder)) return undefined
    return ['node-builtin', `${specifier} exists in Node only, and this package runs in hosts`]
  }
  const name = packageNameOf(specifier)
  const rows = importTable.filter((row) => fits(row, file))
  if (!name.startsWith('@vod-upload/') && !tree.packages.some((owner) => owner.name === name)) {
    return judgeOutside(file, name, typeOnly, rows)
  }
  if (!isEntry(tree, name, specifier)) return ['deep-import', `${specifier} is no entry of ${name}`]
  const refused = judgeWorkspace(file, name, typeOnly, rows)
  if (refused) return refused
  const { dependencies, devDependencies } = file.owner.manifest
  if (dependencies?.[name] || devDependencies?.[name]) return undefined
  return ['undeclared', `${name} is no dependency in ${file.owner.folder}/package.json`]
}
