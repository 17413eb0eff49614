// Which third-party packages a bundle contains, by what its source map names.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * @param {readonly string[]} maps paths of source maps
 * @returns {{ name: string, version: string, license: string, text: string, author: string }[]} by name
 */
export function bundledPackages(maps) {
  const folders = new Set(maps.flatMap(packageFolders))
  return [...folders].map(readPackage).sort((one, other) => (one.name < other.name ? -1 : 1))
}

function packageFolders(map) {
  const { sources } = JSON.parse(readFileSync(map, 'utf8'))
  return sources.flatMap((source) => {
    const found = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/@]+)\//.exec(source)
    return found ? [join(dirname(map), found[1])] : []
  })
}

/** @throws Error for a package without a licence text: it may not be handed on */
function readPackage(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((each) => /^licen[sc]e/i.test(each))
  if (file === undefined || !existsSync(join(folder, file)))
    throw new Error(`${name} is bundled, and has no licence text to hand on.`)
  const text = readFileSync(join(folder, file), 'utf8').trim()
  return { name, version, license, text, author: typeof author === 'string' ? author : (author?.name ?? '') }
}
