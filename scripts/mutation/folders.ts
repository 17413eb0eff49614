import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Code that only decides: what its tests see of it is what it returns. */
export interface PureFolder {
  readonly name: string
  /** Every `.ts` file of a folder, or the file; from the root of the workspace. */
  readonly sources: readonly string[]
}

const core = (name: string, ...paths: string[]): PureFolder => ({
  name: `core/${name}`,
  sources:
    paths.length === 0 ? [`packages/core/src/${name}`] : paths.map((path) => `packages/core/src/${path}`),
})
const face = (name: string, ...files: string[]): PureFolder => ({
  name: `vod-upload/${name}`,
  sources:
    files.length === 0
      ? [`packages/vod-upload/src/${name}`]
      : files.map((file) => `packages/vod-upload/src/${name}/${file}.ts`),
})

export const pureFolders: readonly PureFolder[] = [
  core('bytes'),
  core('errors'),
  core('file'),
  core('plan'),
  core('oss'),
  core('vod'),
  core('credential', 'credential/decode.ts', 'credential/freshness.ts'),
  core(
    'counting',
    ...[
      'transfer/progress.ts',
      'transfer/progress-pace.ts',
      'transfer/speed.ts',
      'queue/turns.ts',
      'clock.ts',
    ],
  ),
  core('lanes', 'lanes/lane-control.ts', 'lanes/budget.ts'),
  core('integrity'),
  core('resume', 'resume/checkpoint.ts', 'resume/fingerprint.ts'),
  core(
    'retry',
    ...['backoff', 'classify', 'decide', 'fault', 'host-state'].map((file) => `retry/${file}.ts`),
  ),
  face('documented', 'error-codes', 'options', 'user-data', 'credential-answer'),
  face('promise-api', 'read-answer', 'answer-fields', 'expiration', 'uploader-options'),
  face('picked-file'),
  face('vod-api', 'answers'),
]

/** The files to mutate, in the order of their names. */
export function filesOf({ sources }: PureFolder, root: string): string[] {
  return sources.flatMap((source) =>
    source.endsWith('.ts')
      ? [source]
      : readdirSync(join(root, source))
          .filter((file) => file.endsWith('.ts'))
          .sort()
          .map((file) => `${source}/${file}`),
  )
}

/**
 * The test files that import one of the files to mutate themselves. What only tests of something greater would notice
 * counts as a survivor: those take longer, and tell less of where the fault is.
 */
export function testsOf(folder: PureFolder, root: string): string[] {
  const [testFolder] = folder.sources[0].split('/src/').map((part) => `${part}/test`)
  const wanted = filesOf(folder, root).map((file) =>
    file.replace(/^.*\/src\//, '/src/').replace(/\.ts$/, "'"),
  )
  return readdirSync(join(root, testFolder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && !file.startsWith('fuzz'))
    .map((file) => `${testFolder}/${file}`)
    .filter((file) => {
      const text = readFileSync(join(root, file), 'utf8')
      return wanted.some((path) => text.includes(path))
    })
    .sort()
}
