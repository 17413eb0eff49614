import { randomBytes } from 'node:crypto'
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { ReceivedBody } from './receive-body'
import { RecordFolder } from './record-folder'

/** A multipart upload that is neither completed nor aborted. */
export interface MultipartSession {
  uploadId: string
  bucket: string
  key: string
  initiatedAt: number
  /** What the object will keep; names in lower case. */
  headers: Record<string, string>
  notification: string | undefined
}

export interface StoredPart {
  partNumber: number
  sizeBytes: number
  /** With its quotes: the MD5 of the part. */
  etag: string
  crc64: string
  lastModifiedAt: number
  /** A file name inside the session's folder. */
  file: string
}

/** What befalls uploads in parts. */
export type UploadChange =
  | { kind: 'upload-opened'; session: MultipartSession }
  | { kind: 'part-stored'; uploadId: string; part: StoredPart }
  | { kind: 'upload-ended'; uploadId: string }

export class MultipartStore {
  private readonly folder: string
  private readonly sessions: RecordFolder<MultipartSession>
  private readonly parts = new Map<string, RecordFolder<StoredPart>>()

  constructor(
    dataDir: string,
    private readonly now: () => number,
    private readonly tell: (change: UploadChange) => void,
  ) {
    this.folder = join(dataDir, 'uploads')
    this.sessions = new RecordFolder(join(this.folder, 'sessions'))
    rmSync(join(this.folder, 'incoming'), { recursive: true, force: true })
    mkdirSync(join(this.folder, 'incoming'))
    for (const { uploadId } of this.sessions.values()) this.openParts(uploadId)
  }

  initiate(session: Pick<MultipartSession, 'bucket' | 'key' | 'headers' | 'notification'>): MultipartSession {
    const uploadId = randomBytes(16).toString('hex').toUpperCase()
    const opened = { ...session, uploadId, initiatedAt: this.now() }
    this.openParts(uploadId)
    this.sessions.set(uploadId, opened)
    this.tell({ kind: 'upload-opened', session: opened })
    return opened
  }

  find(bucket: string, key: string, uploadId: string): MultipartSession | undefined {
    const session = this.sessions.get(uploadId)
    return session?.bucket === bucket && session.key === key ? session : undefined
  }

  list(): MultipartSession[] {
    return this.sessions.values()
  }

  /** A fresh path for a part that is still arriving. */
  incomingPath(): string {
    return join(this.folder, 'incoming', randomBytes(12).toString('hex'))
  }

  /** Keeps a received part in place of an older one; undefined if the session has ended meanwhile. */
  commitPart(uploadId: string, partNumber: number, body: ReceivedBody): StoredPart | undefined {
    const parts = this.sessions.get(uploadId) && this.parts.get(uploadId)
    if (!parts) {
      rmSync(body.path, { force: true })
      return undefined
    }
    const older = parts.get(String(partNumber))
    const part: StoredPart = {
      partNumber,
      sizeBytes: body.sizeBytes,
      etag: `"${body.md5Hex}"`,
      crc64: body.crc64,
      lastModifiedAt: this.now(),
      file: `${basename(body.path)}.part`,
    }
    renameSync(body.path, this.partPath(uploadId, part))
    parts.set(String(partNumber), part)
    if (older) rmSync(this.partPath(uploadId, older), { force: true })
    this.tell({ kind: 'part-stored', uploadId, part })
    return part
  }

  /** Ascending by number. */
  partsOf(uploadId: string): StoredPart[] {
    const parts = this.parts.get(uploadId)?.values() ?? []
    return parts.sort((a, b) => a.partNumber - b.partNumber)
  }

  partPath(uploadId: string, part: StoredPart): string {
    return join(this.partsFolder(uploadId), part.file)
  }

  /** Ends the session for every later call; its parts stay on disk until `dropParts`. */
  end(uploadId: string): void {
    this.sessions.delete(uploadId)
    this.parts.delete(uploadId)
    this.tell({ kind: 'upload-ended', uploadId })
  }

  dropParts(uploadId: string): void {
    rmSync(this.partsFolder(uploadId), { recursive: true, force: true })
  }

  private openParts(uploadId: string): void {
    this.parts.set(uploadId, new RecordFolder(this.partsFolder(uploadId)))
  }

  private partsFolder(uploadId: string): string {
    return join(this.folder, 'parts', uploadId)
  }
}
