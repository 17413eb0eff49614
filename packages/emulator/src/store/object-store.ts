import { randomBytes } from 'node:crypto'
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { ReceivedBody } from './receive-body'
import { RecordFolder } from './record-folder'

export interface StoredObject {
  bucket: string
  key: string
  sizeBytes: number
  /** With its quotes. */
  etag: string
  crc64: string
  sha256Hex: string
  type: 'Normal' | 'Multipart'
  lastModifiedAt: number
  /** Content-Type, Cache-Control, x-oss-meta-* ...; names in lower case. */
  headers: Record<string, string>
  /** The `x-oss-notification` header, in which VOD's clients send their parameters. */
  notification: string | undefined
  /** A file name inside the store. */
  file: string
}

/** What befalls objects. */
export type ObjectChange =
  | { kind: 'object-stored'; object: StoredObject }
  | { kind: 'object-deleted'; bucket: string; key: string }

export type NewObject = Pick<StoredObject, 'bucket' | 'key' | 'etag' | 'type' | 'headers' | 'notification'>

export class ObjectStore {
  private readonly folder: string
  private readonly records: RecordFolder<StoredObject>

  constructor(
    dataDir: string,
    private readonly now: () => number,
    private readonly tell: (change: ObjectChange) => void,
  ) {
    this.folder = join(dataDir, 'objects')
    this.records = new RecordFolder(join(this.folder, 'records'))
    // What an upload had not finished when the process ended is of no use to anyone.
    rmSync(join(this.folder, 'incoming'), { recursive: true, force: true })
    mkdirSync(join(this.folder, 'incoming'))
  }

  /** A fresh path for bytes that are still arriving. */
  incomingPath(): string {
    return join(this.folder, 'incoming', randomBytes(12).toString('hex'))
  }

  /** Takes over a received file as the object's content, replacing an older object at once. */
  commit(object: NewObject, body: ReceivedBody): StoredObject {
    const older = this.get(object.bucket, object.key)
    const stored: StoredObject = {
      ...object,
      sizeBytes: body.sizeBytes,
      crc64: body.crc64,
      sha256Hex: body.sha256Hex,
      lastModifiedAt: this.now(),
      file: `${basename(body.path)}.bin`,
    }
    renameSync(body.path, this.pathOf(stored))
    this.records.set(idOf(object.bucket, object.key), stored)
    if (older) rmSync(this.pathOf(older), { force: true })
    this.tell({ kind: 'object-stored', object: stored })
    return stored
  }

  get(bucket: string, key: string): StoredObject | undefined {
    return this.records.get(idOf(bucket, key))
  }

  delete(bucket: string, key: string): void {
    const object = this.get(bucket, key)
    if (!object) return
    this.records.delete(idOf(bucket, key))
    rmSync(this.pathOf(object), { force: true })
    this.tell({ kind: 'object-deleted', bucket, key })
  }

  list(): StoredObject[] {
    return this.records.values()
  }

  pathOf(object: StoredObject): string {
    return join(this.folder, object.file)
  }
}

function idOf(bucket: string, key: string): string {
  return `${bucket}/${key}`
}
