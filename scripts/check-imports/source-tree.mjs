// Reads the source of every package into one list of parsed files, and tells what a relative specifier points at.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import ts from 'typescript'

const isSource = (name) => /\.[cm]?[jt]sx?$/.test(name)
const list = (folder) => (existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [])

function filesUnder(root, folder) {
  return list(join(root, folder)).flatMap((entry) => {
    const path = posix.join(folder, entry.name)
    if (entry.isDirectory()) return filesUnder(root, path)
    return isSource(entry.name) ? [path] : []
  })
}

function readPackages(root) {
  return ['packages', 'adapters'].flatMap((parent) =>
    list(join(root, parent))
      .filter((entry) => entry.isDirectory())
      .map((entry) => {
        const folder = `${parent}/${entry.name}`
        const manifestPath = join(root, folder, 'package.json')
        const manifest = existsSync(manifestPath) ? JSON.parse(readFileSync(manifestPath, 'utf8')) : {}
        return { folder, manifest, name: manifest.name ?? `@vod-upload/${entry.name}` }
      }),
  )
}

/**
 * Source is parsed as one program without libraries or resolution: names then mean something only when the file itself
 * declares or imports them, which is what tells a host's global from a local of the same name.
 * @returns {{ packages: object[], files: object[], byPath: Map<string, object>, checker: ts.TypeChecker }}
 */
export function readTree(root) {
  const packages = readPackages(root)
  const paths = packages.flatMap((owner) =>
    filesUnder(root, `${owner.folder}/src`).map((path) => ({ path, owner })),
  )
  const program = ts.createProgram({
    rootNames: paths.map(({ path }) => join(root, path)),
    options: { noResolve: true, noLib: true, types: [], allowJs: true, target: ts.ScriptTarget.Latest },
  })
  const files = paths.map(({ path, owner }) => {
    const source = program.getSourceFile(join(root, path))
    return { path, owner, inSource: path.slice(`${owner.folder}/src/`.length), source }
  })
  const byPath = new Map(files.map((file) => [file.path, file]))
  return { root, packages, files, byPath, checker: program.getTypeChecker() }
}

/** The path, from the root of the tree, of what `specifier` names in `file`; undefined when nothing is there. */
export function resolveRelative(tree, file, specifier) {
  const base = posix.join(posix.dirname(file.path), specifier)
  const found = [`${base}.ts`, `${base}/index.ts`, `${base}.d.ts`].find((path) => tree.byPath.has(path))
  if (found) return found
  // With an extension only what is not code can be meant: code is imported without one.
  return !isSource(base) && posix.extname(base) && existsSync(join(tree.root, base)) ? base : undefined
}

/** Line of a node, from 1. */
export function lineOf(source, position) {
  return source.getLineAndCharacterOfPosition(position).line + 1
}
