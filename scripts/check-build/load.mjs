// Loads the packages in plain Node, by require and by import, and holds both against each other.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { entriesOf } from './shipped.mjs'

const limitMs = 60_000
/** Prints what a package exports, or why it does not load, and ends whatever the package has started. */
const tell = (load) => `
  const load = async () => { const all = ${load}; return { names: Object.keys(all).sort(), esm: all.__esModule === true } }
  load().catch((error) => ({ error: String(error && error.message).split('\\n')[0] })).then((told) => {
    process.stdout.write('\\n' + JSON.stringify(told), () => process.exit(0))
  })`

function loadIn(project, name, load, inputType) {
  const program = tell(load(JSON.stringify(name)))
  const args = [`--input-type=${inputType}`, '--eval', program]
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: project,
    encoding: 'utf8',
    timeout: limitMs,
    env: { PATH: process.env.PATH },
  })
  try {
    return JSON.parse(stdout.split('\n').pop())
  } catch {
    return { error: `the process ended early: ${stderr.split('\n')[0]}` }
  }
}

function judgeNames(path, required, imported) {
  const [cjs, esm] = [required.names.join(', '), imported.names.join(', ')]
  if (cjs !== esm)
    return [{ path, rule: 'names', sentence: `require() gives [${cjs}], import() gives [${esm}]` }]
  if (!required.names.includes('default') || required.esm) return []
  const sentence =
    'has a default export but no __esModule, so that bundlers would take the whole for the default'
  return [{ path, rule: 'names', sentence }]
}

export function judgeLoading(project, owner) {
  return entriesOf(owner).flatMap(({ specifier }) => judgeEntry(project, owner.folder, specifier))
}

function judgeEntry(project, folder, name) {
  const required = loadIn(project, name, (quoted) => `require(${quoted})`, 'commonjs')
  const imported = loadIn(project, name, (quoted) => `await import(${quoted})`, 'module')
  const failed = [
    ['require()', required],
    ['import()', imported],
  ].filter(([, { error }]) => error)
  if (failed.length === 0) return judgeNames(folder, required, imported)
  return failed.map(([way, { error }]) => ({
    path: folder,
    rule: 'load',
    sentence: `${way} fails in plain Node: ${error}`,
  }))
}

/** Whether one maps file lies beside each bundle and names its sources relative to itself. */
export function judgeMaps(root, { folder }, files) {
  return files.flatMap((file) => {
    const path = `${folder}/${file}.map`
    try {
      const { sources } = JSON.parse(readFileSync(join(root, path), 'utf8'))
      const absolute = sources.find((source) => /^(\/|[a-z]:|file:)/i.test(source))
      if (!absolute) return []
      return [{ path, rule: 'source-map', sentence: `names a source of this machine: ${absolute}` }]
    } catch {
      return [{ path, rule: 'source-map', sentence: 'is absent or no JSON' }]
    }
  })
}
