// An app that has just been made, with our tarballs installed by npm as the registry would give them.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { runTool } from '../test-frameworks/run-tool'
import type { Packed } from './pack-all'
import type { Manifest } from './tarball'

export interface CleanProject {
  readonly folder: string
  /** What the installed package exports to an app. */
  load(specifier: string): unknown
  /** Runs a program that the install has put in reach. */
  run(title: string, command: readonly string[]): Promise<void>
}

export async function makeCleanProject(
  cacheFolder: string,
  packed: readonly Packed[],
): Promise<CleanProject> {
  const folder = join(cacheFolder, 'project')
  const require = createRequire(join(folder, 'index.js'))
  const run = (title: string, command: readonly string[]) =>
    runTool({ command, cwd: folder, logFile: join(cacheFolder, `logs/${title}.log`), timeoutMs: 300_000 })
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  await run('init', ['npm', 'init', '--yes'])
  const quietly = ['--no-audit', '--no-fund', '--prefer-offline']
  await run('install', ['npm', 'install', ...quietly, ...packed.map(({ tarball }) => tarball)])
  return { folder, load: (specifier) => require(specifier), run }
}

/**
 * Loads each entry by its name and by its path, as tools do that know no `exports`.
 *
 * @returns a sentence for everything that is wrong
 */
export function judgeLoading({ folder, load }: CleanProject, manifest: Manifest): string[] {
  const place = join(folder, 'node_modules', manifest.name)
  return entriesOf(manifest).flatMap((entry) => {
    const path = entry === '' ? place : join(place, `${entry}.js`)
    const [byName, byPath] = [`${manifest.name}${entry === '' ? '' : `/${entry}`}`, path].map((specifier) =>
      namesOf(() => load(specifier)),
    )
    return byName === byPath ? [] : [`By its name it gives ${byName}; by the path ${path}, ${byPath}.`]
  })
}

function namesOf(load: () => unknown): string {
  try {
    return Object.keys(Object(load())).sort().join(', ')
  } catch (cause) {
    return cause instanceof Error ? cause.message.split('\n')[0] : String(cause)
  }
}

/** A consumer of every entry, as a CommonJS and as an ES module, judged by the strictest TypeScript. */
export async function compileConsumers(
  project: CleanProject,
  manifests: readonly Manifest[],
  tsc: string,
): Promise<void> {
  const imports = manifests
    .flatMap((manifest) => entriesOf(manifest).map((entry) => join(manifest.name, entry)))
    .map((specifier, index) => `import * as all${index} from '${specifier}'\nexport { all${index} }\n`)
  for (const name of ['consumer.cts', 'consumer.mts'])
    writeFileSync(join(project.folder, name), imports.join(''))
  const compilerOptions = {
    module: 'nodenext',
    target: 'es2022',
    lib: ['es2022'],
    types: [],
    strict: true,
    noEmit: true,
  }
  writeFileSync(
    join(project.folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, include: ['consumer.*'] }),
  )
  await project.run('consumers', [tsc, '--project', 'tsconfig.json'])
}

/** Paths below the package's name: `''` for the package itself. */
function entriesOf({ exports = {} }: Manifest): string[] {
  return Object.entries(exports)
    .filter(([, target]) => Object(target).require !== undefined)
    .map(([entry]) => entry.slice(2))
}
