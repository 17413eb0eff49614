// What a published package.json may say.
import type { Manifest } from './tarball'

const dependencyFields = ['dependencies', 'peerDependencies', 'optionalDependencies']

/**
 * @param published names of our packages that are published
 * @returns a sentence for everything that is wrong
 */
export function judgeManifest(
  manifest: Manifest,
  files: readonly string[],
  published: readonly string[],
): string[] {
  return [
    ...dependencyFields.flatMap((field) => judgeDependencies(manifest, field, published)),
    ...judgeFields(manifest),
    ...judgePhysicalFiles(manifest, files),
  ]
}

function judgeDependencies(manifest: Manifest, field: string, published: readonly string[]): string[] {
  return Object.entries(manifest[field] ?? {}).flatMap(([name, range]) => {
    if (/^(workspace|link|file|catalog):/.test(range))
      return [`${field}: nobody can install ${name}@${range}.`]
    if (!name.startsWith('@vod-upload/')) return []
    if (!published.includes(name)) return [`${field}: ${name} is private, so it has to be bundled.`]
    if (range !== manifest.version)
      return [`${field}: ${name} is to be exactly ${manifest.version}, not ${range}.`]
    return []
  })
}

function judgeFields(manifest: Manifest): string[] {
  const {
    browser,
    private: isPrivate,
    scripts,
    devDependencies,
    sideEffects,
    license,
    exports = {},
  } = manifest
  const problems: readonly (readonly [wrong: boolean, sentence: string])[] = [
    [
      browser !== undefined,
      'The field browser makes a web bundler of a framework take it for mini programs, too.',
    ],
    [isPrivate !== undefined, 'It is private.'],
    [scripts !== undefined, 'It has scripts, and an install runs some of them.'],
    [devDependencies !== undefined, 'It names devDependencies, some of which nobody can install.'],
    [sideEffects !== false, 'Without sideEffects: false, no bundler drops what an app does not use.'],
    [license !== 'MIT', 'Its licence is not MIT.'],
    [JSON.stringify(exports).includes('"source"'), 'exports leads to the source, which is not in it.'],
  ]
  return problems.flatMap(([wrong, sentence]) => (wrong ? [sentence] : []))
}

/** Where a tool reads no `exports`, each entry has to lie where its path leads. */
function judgePhysicalFiles(
  { exports = {}, miniprogram, main }: Manifest,
  files: readonly string[],
): string[] {
  const entries = Object.entries(exports)
    .filter(([, target]) => Object(target).require !== undefined)
    .map(([entry]) => entry.slice(2))
  const subpaths = entries
    .filter((entry) => entry !== '')
    .flatMap((entry) => [`${entry}.js`, `${entry}.d.ts`])
  const copied = entries.map((entry) => `${miniprogram}/${entry === '' ? 'index' : entry}.js`)
  const needed = [...subpaths, ...(miniprogram === undefined ? [] : copied)]
  return [
    ...needed
      .filter((file) => !files.includes(file))
      .map((file) => `A tool without exports would miss ${file}.`),
    // ByteDance's tool writes an index.js for any other main over the one of that folder.
    ...(miniprogram !== undefined && main !== 'index.js'
      ? ['Beside miniprogram, main has to be index.js.']
      : []),
  ]
}
