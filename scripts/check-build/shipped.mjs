// Which packages are shipped, and whether each brings every file that its package.json promises.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Packages that run in Node and nowhere else; every other one must load in a host. */
const nodeOnly = ['packages/emulator']

/** @returns {{ folder: string, name: string, manifest: object, inHost: boolean, isAdapter: boolean }[]} */
export function readShipped(root) {
  const folders = ['packages', 'adapters'].flatMap((parent) =>
    existsSync(join(root, parent)) ? readdirSync(join(root, parent)).map((name) => `${parent}/${name}`) : [],
  )
  return folders
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .map((folder) => {
      const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
      const isAdapter = folder.startsWith('adapters/')
      return { folder, name: manifest.name, manifest, inHost: !nodeOnly.includes(folder), isAdapter }
    })
    .filter(({ manifest }) => !manifest.private)
}

/** Names of what is installed together with the package. */
export function dependenciesOf({ manifest }) {
  return Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })
}

/** What an app may import: the package by its name, and its other entries, each with the files that it is made of. */
export function entriesOf({ name, manifest }) {
  return Object.entries(manifest.exports ?? {})
    .filter(([, target]) => target.import !== undefined)
    .map(([path, target]) => ({
      specifier: `${name}${path.slice(1)}`,
      main: plainPath(fileOf(target.require)),
      module: plainPath(fileOf(target.import)),
      types: plainPath(target.types ?? target.require.types),
    }))
}

const plainPath = (path) => path.replace(/^\.\//, '')
/** Each way to load an entry may have declarations of its own. */
const fileOf = (target) => (typeof target === 'string' ? target : target.default)

function promisedFiles({ manifest }) {
  const paths = [manifest.main, manifest.module, manifest.types, ...Object.values(manifest.bin ?? {})]
  for (const target of Object.values(manifest.exports ?? {})) {
    // The condition `source` is for this workspace: no shipped package has a `src`.
    const { source, ...shipped } = typeof target === 'string' ? { default: target } : target
    for (const each of Object.values(shipped))
      paths.push(...(typeof each === 'string' ? [each] : Object.values(each)))
  }
  return [...new Set(paths.filter(Boolean).map(plainPath))]
}

/** An adapter's files for apps without npm, and in ES5; `exports` promises them, so that they are missed. */
export function dropInOf(root, { folder, isAdapter }) {
  const stem = `vod-upload-${folder.slice('adapters/'.length)}`
  const files = [`${stem}.min.js`, `${stem}.es5.min.js`, 'content-md5.es5.min.js']
  return isAdapter
    ? thoseThere(
        root,
        folder,
        files.map((file) => `dist/${file}`),
      )
    : []
}

/** Whether a host that reads nothing newer must read this file. */
export function isEs5(file) {
  return /\.es5\./.test(file)
}

/** The code that is shipped: the bundles, the drop-in files and the command, where there are such. */
export function codeFilesOf(root, owner) {
  const entries = entriesOf(owner).flatMap(({ main, module }) => [main, module])
  return [...thoseThere(root, owner.folder, [...entries, 'dist/cli.js']), ...dropInOf(root, owner)]
}

function thoseThere(root, folder, files) {
  return files.filter((file) => existsSync(join(root, folder, file)))
}

export function judgePromises(root, owner, shipped) {
  const problems = promisedFiles(owner)
    .filter((path) => !existsSync(join(root, owner.folder, path)))
    .map((path) => ({ path: `${owner.folder}/${path}`, rule: 'missing-file', sentence: 'was not built' }))
  if (
    existsSync(join(root, owner.folder, 'src/cli.ts')) &&
    !existsSync(join(root, owner.folder, 'dist/cli.js'))
  ) {
    problems.push({ path: `${owner.folder}/dist/cli.js`, rule: 'missing-file', sentence: 'was not built' })
  }
  for (const [name, range] of Object.entries(owner.manifest.dependencies ?? {})) {
    if (!range.startsWith('workspace:') || shipped.some((other) => other.name === name)) continue
    const sentence = `${name} is never published, so nobody could install this: bundle it as a devDependency`
    problems.push({ path: `${owner.folder}/package.json`, rule: 'private-dependency', sentence })
  }
  return problems
}
