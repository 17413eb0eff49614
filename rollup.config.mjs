// Builds every package of the workspace from its source into its own `dist`.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import commonjs from '@rollup/plugin-commonjs'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import swc from '@rollup/plugin-swc'
import { dts } from 'rollup-plugin-dts'
import { lowered, loweredAlone, minified } from './scripts/build/lower.mjs'

const builtins = /^node:/
const nodeOnly = ['packages/emulator', 'packages/testkit']
/** What an app imports by name; the others are found by a tool. */
const typed = ['index', 'content-md5']

export const packageFolders = ['packages', 'adapters'].flatMap((parent) =>
  readdirSync(parent)
    .map((name) => `${parent}/${name}`)
    .filter((folder) => existsSync(`${folder}/package.json`) && existsSync(`${folder}/src/index.ts`)),
)

/** What `dependencies` names is installed beside the package; everything else is bundled into it. */
function externalsOf(folder) {
  const { dependencies, peerDependencies } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
  const names = Object.keys({ ...dependencies, ...peerDependencies })
  const isOutside = (id) => names.some((name) => id === name || id.startsWith(`${name}/`))
  return (id) => builtins.test(id) || isOutside(id)
}

/** A package that is only a stub bundles to nothing; any other warning means that the bundle is not what it seems. */
function onLog(level, log, report) {
  if (level === 'warn' && log.code !== 'EMPTY_BUNDLE') throw new Error(`${log.code}: ${log.message}`)
  if (level !== 'warn') report(level, log)
}

/** Types only are taken away here; rollup sees the code as it was written. */
const withoutTypes = () =>
  swc({ swc: { swcrc: false, jsc: { target: 'esnext', parser: { syntax: 'typescript' } } } })

/** Without it, code stands in for `import.meta.url` that looks for a page first, and asks for modules by made-up names. */
const ownUrl = {
  name: 'own-url',
  resolveImportMeta: (property) =>
    property === 'url' ? "require('node:url').pathToFileURL(__filename).href" : null,
}

function codeConfig(folder, name) {
  const target = nodeOnly.includes(folder) ? 'es2022' : 'es2017'
  // `esModule` lets a host's own bundler see that `exports.default` is the default import.
  const shape = {
    exports: 'named',
    esModule: true,
    generatedCode: { preset: 'es2015', symbols: false },
    sourcemap: true,
  }
  return {
    input: `${folder}/src/${name}.ts`,
    external: externalsOf(folder),
    plugins: [
      nodeResolve({ exportConditions: ['source'], extensions: ['.ts', '.mjs', '.js', '.json'] }),
      commonjs(),
      withoutTypes(),
    ],
    output: [
      { ...shape, file: `${folder}/dist/${name}.js`, format: 'cjs', plugins: [ownUrl, lowered(target)] },
      ...(typed.includes(name)
        ? [{ ...shape, file: `${folder}/dist/${name}.mjs`, format: 'es', plugins: [lowered(target)] }]
        : []),
      ...(folder.startsWith('adapters/') ? dropIns(folder, name, shape) : []),
    ],
    onLog,
  }
}

/** Small files for apps without npm, and for phones that read ES5 only: copied into the project, or imported by name. */
function dropIns(folder, name, shape) {
  const dropIn = (file, target, global) => ({
    ...shape,
    file: `${folder}/dist/${file}.min.js`,
    format: 'umd',
    name: global,
    plugins: [loweredAlone(target), minified(target)],
  })
  const main = `vod-upload-${folder.slice('adapters/'.length)}`
  if (name === 'content-md5') return [dropIn('content-md5.es5', 'es5', 'VODUploadContentMd5')]
  if (name !== 'index') return []
  return [dropIn(main, 'es2017', 'VODUpload'), dropIn(`${main}.es5`, 'es5', 'VODUpload')]
}

/** Nobody installs a private package, so that its declarations may name what lies beside it, jsdom's own types too. */
function isShipped(folder) {
  return !JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')).private
}

/**
 * Leads each of our packages to one place. The plugin for declarations follows the links of node_modules instead, and
 * would take the same file by five paths for five files: it needed ten times as long, and wrote each type twice.
 */
const byOnePath = {
  name: 'by-one-path',
  resolveId(id) {
    const name = /^@vod-upload\/([^/]+)$/.exec(id)?.[1]
    return name
      ? resolve(
          packageFolders.find((folder) => folder.endsWith(`/${name}`)),
          'src/index.ts',
        )
      : null
  },
}

function typesConfig(folder, name) {
  return {
    input: `${folder}/src/${name}.ts`,
    external: externalsOf(folder),
    // By default the plugin takes what it finds by way of node_modules for external, our own packages included.
    plugins: [byOnePath, dts({ tsconfig: `${folder}/tsconfig.json`, respectExternal: isShipped(folder) })],
    output: { file: `${folder}/dist/${name}.d.ts`, format: 'es' },
    onLog,
  }
}

/** Every bundle for which there is a source, and its types; React Native's entry has those of the main one. */
function packageConfig(folder) {
  const isThere = (name) => existsSync(`${folder}/src/${name}.ts`)
  const names = [...typed, 'cli', 'index.rn'].filter(isThere)
  return [
    ...names.map((name) => codeConfig(folder, name)),
    ...typed.filter(isThere).map((name) => typesConfig(folder, name)),
  ]
}

/** `rollup -c --configOnly FOLDER` builds one package. */
export default ({ configOnly }) =>
  packageFolders.filter((folder) => configOnly === undefined || folder === configOnly).flatMap(packageConfig)
