// `npm run mutation -- [FOLDER...] [--fresh | --check] [--concurrency N]`: changes the pure code in small ways, and tells
// which changes no test notices.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { compare, tableOf, withTable } from './document'
import { type PureFolder, pureFolders } from './folders'
import { countsOf, type MutationResult, merge, survivorsOf } from './result'
import { forgetRuns, runStryker } from './run-stryker'
import { sourceDigest, staleFolders } from './source-digest'

const root = join(__dirname, '..', '..')
const resultFile = join(root, 'docs/mutation.json')
const documentFile = join(root, 'docs/mutation.md')

const { values, positionals } = parseArgs({
  options: {
    /** Only tells which scores are of other code than stands there now. */
    check: { type: 'boolean' },
    /** Forgets what earlier runs have found. */
    fresh: { type: 'boolean' },
    /** Processes that run tests. */
    concurrency: { type: 'string', default: '2' },
  },
  allowPositionals: true,
})

function readResult(): MutationResult {
  return existsSync(resultFile)
    ? JSON.parse(readFileSync(resultFile, 'utf8'))
    : { folders: [], survivors: [] }
}

function mutate(folder: PureFolder): void {
  // Before the run, since a file may be edited meanwhile.
  const digest = sourceDigest(folder, root)
  console.log(`${folder.name} ...`)
  const report = runStryker(folder, root, Number(values.concurrency))
  const found: MutationResult = {
    folders: [{ name: folder.name, digest, ...countsOf(report) }],
    survivors: survivorsOf(folder.name, report),
  }
  const order = pureFolders.map(({ name }) => name)
  // After each folder, so that what an interrupted run has found is kept.
  writeFileSync(resultFile, `${JSON.stringify(merge(readResult(), found, order), null, 2)}\n`)
}

function report(): void {
  const result = readResult()
  const document = withTable(readFileSync(documentFile, 'utf8'), tableOf(result))
  writeFileSync(documentFile, document)
  console.log(tableOf(result))
  const { missing, outlived } = compare(document, result)
  for (const line of missing) console.log(`docs/mutation.md gives no reason for this survivor:\n${line}`)
  for (const line of outlived) console.log(`docs/mutation.md names what is no survivor any more:\n${line}`)
}

function check(): void {
  const stale = staleFolders(pureFolders, readResult(), root)
  for (const name of stale) {
    console.log(`The score of ${name} is of other code than stands there now: npm run mutation -- ${name}`)
  }
  console.log(
    `mutation: ${pureFolders.length - stale.length} of ${pureFolders.length} scores are of the code as it is`,
  )
}

const unknown = positionals.filter((wanted) => !pureFolders.some(({ name }) => name === wanted))
if (unknown.length > 0) {
  console.error(
    `No such folder: ${unknown.join(', ')}. One of: ${pureFolders.map(({ name }) => name).join(', ')}.`,
  )
  process.exitCode = 2
} else if (values.check) check()
else {
  const wanted = pureFolders.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
  if (values.fresh) forgetRuns(root)
  for (const folder of wanted) mutate(folder)
  report()
}
