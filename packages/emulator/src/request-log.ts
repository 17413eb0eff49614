import type { CheckStep } from './refusal'

/**
 * One request as the emulator saw and decided it. Of its query, headers and fields it holds no more
 * than the number of a part and the id of an upload: no signature, no token.
 */
export interface RequestEntry {
  /** The clock of the emulator, milliseconds since 1970. */
  at: number
  requestId: string
  method: string
  host: string
  /** Percent-encoded, without the query. */
  path: string
  /** The operation (UploadPart, CreateUploadVideo, ...), or `Unknown`. */
  operation: string
  bucket?: string
  key?: string
  partNumber?: number
  /** Of an upload in parts. */
  uploadId?: string
  /** The status answered; 0 if the connection was cut instead, by a fault or by the client. */
  status: number
  errorCode?: string
  /** The step of the signature check that refused it. */
  refusedAt?: CheckStep
  /** From its headers to the end of its answer's making, milliseconds. */
  tookMs?: number
  /** The kind of injected fault that struck, if one did. */
  fault?: string
}

/** The latest requests, oldest first. */
export class RequestLog {
  private entries: RequestEntry[] = []

  constructor(
    private readonly onRequest: ((entry: RequestEntry) => void) | undefined,
    private readonly limit = 10_000,
  ) {}

  add(entry: RequestEntry): void {
    this.entries.push(entry)
    if (this.entries.length > this.limit) this.entries.shift()
    this.onRequest?.(entry)
  }

  list(): RequestEntry[] {
    return [...this.entries]
  }

  clear(): void {
    this.entries = []
  }
}
