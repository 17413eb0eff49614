// A reporter of jest: prints the table of the contract at the end of a run in which adapters were held to it.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contractTable } from './contract-table/table.mjs'

export default class ContractTable {
  onRunStart() {
    this.folder = mkdtempSync(join(tmpdir(), 'contract-verdicts-'))
    // The processes that run the tests are started later, and inherit it.
    process.env.CONTRACT_VERDICTS_FOLDER = this.folder
  }

  onRunComplete() {
    const files = readdirSync(this.folder).sort()
    const recorded = files.map((name) => JSON.parse(readFileSync(join(this.folder, name), 'utf8')))
    rmSync(this.folder, { recursive: true, force: true })
    const table = contractTable(recorded)
    if (table !== '') process.stderr.write(`\n${table}`)
  }
}
