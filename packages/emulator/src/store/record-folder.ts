import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Records kept in memory and, one JSON file each, on disk, so that a restart over the same folder finds them.
 * Writing is synchronous: a request that was answered has been stored.
 */
export class RecordFolder<T> {
  private readonly records = new Map<string, T>()

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true })
    for (const name of readdirSync(folder)) {
      if (!name.endsWith('.json')) continue
      const { id, record } = readRecord<T>(join(folder, name))
      this.records.set(id, record)
    }
  }

  get(id: string): T | undefined {
    return this.records.get(id)
  }

  set(id: string, record: T): void {
    const temporary = join(this.folder, `${randomBytes(8).toString('hex')}.tmp`)
    writeFileSync(temporary, JSON.stringify({ id, record }))
    renameSync(temporary, this.fileOf(id))
    this.records.set(id, record)
  }

  delete(id: string): boolean {
    rmSync(this.fileOf(id), { force: true })
    return this.records.delete(id)
  }

  /** In the order they were added; after a restart in no order. */
  values(): T[] {
    return [...this.records.values()]
  }

  /** An id may be any text (an object's key is), so a file is named by its digest. */
  private fileOf(id: string): string {
    return join(this.folder, `${createHash('sha256').update(id).digest('hex').slice(0, 40)}.json`)
  }
}

function readRecord<T>(file: string): { id: string; record: T } {
  const text = readFileSync(file, 'utf8')
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`${file} is no record of the emulator any more: remove it, and what it tells of is gone.`)
  }
}
