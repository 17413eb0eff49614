// What a built package needs besides its bundles: more names for the same things, and the notices of what is inside.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { bundledPackages } from './bundled-packages.mjs'
import { minified } from './lower.mjs'
import { noticesOf } from './notices.mjs'

const sourceMapComment = /\n?\/\/# sourceMappingURL=.*\s*$/

/** @param {string} folder for example `adapters/wechat`, with a filled `dist` */
export async function finishPackage(root, folder) {
  const place = join(root, folder)
  const manifest = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8'))
  if (manifest.private) return
  copyDeclarations(place, manifest)
  writeSubpaths(place, manifest)
  if (manifest.miniprogram) await writeMiniProgram(place, manifest)
  writeNotices(place, manifest)
}

/** TypeScript wants the declarations of an `.mjs` to be an `.mts`, and those of a copied file beside the copy. */
function copyDeclarations(place, { exports, types }) {
  for (const target of Object.values(exports)) {
    if (target.import?.types)
      copyFileSync(join(place, target.require.types), join(place, target.import.types))
  }
  for (const file of readdirSync(join(place, 'dist')).filter((name) => name.endsWith('.min.js'))) {
    const own = `dist/${file.split('.')[0]}.d.ts`
    const from = existsSync(join(place, own)) ? own : types
    copyFileSync(join(place, from), join(place, 'dist', file.replace(/js$/, 'd.ts')))
  }
}

/** Tools that ignore `exports` take `name/content-md5` for a path, and find this. */
function writeSubpaths(place, { exports, main }) {
  for (const [entry, { require: target }] of entriesOf(exports)) {
    const isMain = entry === '.'
    // ByteDance's tool writes an index.js for any other main over the one that lies in `miniprogram`.
    if (isMain && main !== 'index.js') continue
    const file = join(place, isMain ? 'index' : entry)
    writeFileSync(`${file}.js`, `module.exports = require('${target.default}')\n`)
    if (!isMain) writeFileSync(`${file}.d.ts`, `export * from '${target.types.replace(/\.d\.ts$/, '')}'\n`)
  }
}

/**
 * The folder that the tools of WeChat and ByteDance copy as it is. It counts against the size of the app, so that it
 * holds what is minified, without maps.
 */
async function writeMiniProgram(place, { miniprogram, exports }) {
  const folder = join(place, miniprogram)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  for (const [entry, { require: target }] of entriesOf(exports)) {
    const code = readFileSync(join(place, target.default), 'utf8')
    const output = await minified('es2017').renderChunk(code.replace(sourceMapComment, ''))
    writeFileSync(join(folder, entry === '.' ? 'index.js' : `${entry}.js`), output.code)
  }
}

function entriesOf(exports) {
  return Object.entries(exports).filter(([, target]) => target.require?.types !== undefined)
}

function writeNotices(place, { files, exports }) {
  const file = 'THIRD-PARTY-NOTICES.txt'
  if (!files.includes(file)) return
  const maps = Object.values(exports)
    .flatMap((target) => [target.require?.default, target['react-native']?.default])
    .filter((path) => path !== undefined && existsSync(join(place, `${path}.map`)))
    .map((path) => join(place, `${path}.map`))
  writeFileSync(join(place, file), noticesOf(bundledPackages(maps)))
}
