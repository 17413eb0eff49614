// What a built package needs besides its bundles: more names for the same things, and the notices of what is inside.
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { minify } from '@swc/core'
import { bundledPackages } from './bundled-packages.mjs'
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
function copyDeclarations(place, { exports }) {
  for (const target of Object.values(exports)) {
    const from = target.require?.types ?? exports['.'].require.types
    const to = target.import?.types ?? target.types
    if (to !== undefined) copyFileSync(join(place, from), join(place, to))
  }
}

/** Tools that ignore `exports` take `name/content-md5` for a path, and find this. */
function writeSubpaths(place, { exports, main }) {
  for (const [entry, target] of Object.entries(exports)) {
    if (target.require === undefined) continue
    const file = entry === '.' ? 'index' : entry.slice(2)
    if (entry === '.' && main !== 'index.js') continue
    writeFileSync(join(place, `${file}.js`), `module.exports = require('${target.require.default}')\n`)
    if (entry === '.') continue
    writeFileSync(join(place, `${file}.d.ts`), `export * from '${withoutEnd(target.require.types)}'\n`)
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
  const [dropIn] = Object.keys(exports).filter((entry) => entry.endsWith('.min.js'))
  const index = readFileSync(join(place, exports[dropIn].default), 'utf8')
  writeFileSync(join(folder, 'index.js'), index.replace(sourceMapComment, '\n'))
  for (const [entry, target] of Object.entries(exports)) {
    if (entry === '.' || target.require === undefined) continue
    const { code } = await minify(readFileSync(join(place, target.require.default), 'utf8'), {
      toplevel: true,
    })
    writeFileSync(join(folder, `${entry.slice(2)}.js`), `${code.replace(sourceMapComment, '')}\n`)
  }
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

const withoutEnd = (path) => path.replace(/\.d\.ts$/, '')
