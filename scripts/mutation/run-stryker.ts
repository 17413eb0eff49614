import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesOf, type PureFolder, testsOf } from './folders'

/** Under `.tmp`, which git and jest pass over. */
const workFolder = '.tmp/mutation'

/** Mutants that no test noticed: some ran, or none. */
export const unnoticed: readonly string[] = ['Survived', 'NoCoverage']

/** The part of Stryker's report that is read here: the mutation testing report schema. */
export interface StrykerReport {
  readonly files: Readonly<Record<string, MutatedFile>>
}
export interface MutatedFile {
  readonly source: string
  readonly mutants: readonly Mutant[]
}
export interface Mutant {
  readonly mutatorName: string
  readonly replacement?: string
  readonly status: string
  /** Lines and columns from 1; `end` is the column behind the last character. */
  readonly location: { readonly start: Place; readonly end: Place }
}
export interface Place {
  readonly line: number
  readonly column: number
}

/** Mutates one folder; what has been found before, and can not have changed since, is not run again. */
export function runStryker(folder: PureFolder, root: string, concurrency: number): StrykerReport {
  const name = folder.name.replace('/', '-')
  const reportFile = `${workFolder}/${name}.json`
  const configFile = `${workFolder}/${name}.config.json`
  mkdirSync(join(root, workFolder), { recursive: true })
  forgetSurvivors(join(root, reportFile))
  writeFileSync(
    join(root, configFile),
    JSON.stringify(configOf(folder, root, reportFile, concurrency), null, 2),
  )
  const { status } = spawnSync('stryker', ['run', configFile], { cwd: root, stdio: ['ignore', 2, 2] })
  if (status !== 0) throw new Error(`Stryker could not mutate ${folder.name}; the lines above say why.`)
  return JSON.parse(readFileSync(join(root, reportFile), 'utf8'))
}

export function forgetRuns(root: string): void {
  rmSync(join(root, workFolder), { recursive: true, force: true })
}

/** So that they are tried again: Stryker does not know which new test might notice a change of a constant. */
function forgetSurvivors(reportFile: string): void {
  if (!existsSync(reportFile)) return
  const report: StrykerReport = JSON.parse(readFileSync(reportFile, 'utf8'))
  const files = Object.entries(report.files).map(([name, file]) => {
    return [
      name,
      { ...file, mutants: file.mutants.filter(({ status }) => !unnoticed.includes(status)) },
    ] as const
  })
  writeFileSync(reportFile, JSON.stringify({ ...report, files: Object.fromEntries(files) }))
}

function configOf(folder: PureFolder, root: string, incrementalFile: string, concurrency: number) {
  return {
    testRunner: 'in-process',
    plugins: [join(root, 'scripts/mutation/test-runner/stryker-plugin.mjs')],
    inProcess: { testFiles: testsOf(folder, root) },
    testRunnerNodeArgs: ['--conditions=source', '--require=tsx/cjs'],
    mutate: filesOf(folder, root),
    // Not the whole workspace: it is copied for every run.
    ignorePatterns: [
      '**',
      '!package.json',
      '!packages/{core,platform,vod-upload}/**',
      'packages/*/{dist,node_modules}/**',
    ],
    coverageAnalysis: 'perTest',
    incremental: true,
    incrementalFile,
    tempDirName: `${workFolder}/sandbox`,
    reporters: ['progress-append-only'],
    concurrency,
    timeoutMS: 4000,
    logLevel: 'warn',
    warnings: { slow: false },
  }
}
