import { type Content, crcOfBytes, crcOfPieces, originOf } from './content'

/** Bytes that OSS has taken, as a part or as a whole object. */
export interface Piece {
  readonly etag: string
  readonly sizeBytes: number
  /** CRC-64 as an unsigned decimal. */
  readonly crc64: string
  readonly bytes: ArrayBuffer
}

export interface StoredSession {
  readonly uploadId: string
  readonly object: string
  readonly openedAtMs: number
  readonly forbidOverwrite: boolean
  readonly parts: Map<number, Piece>
  state: 'open' | 'completed' | 'aborted' | 'forgotten'
  /** The app has got the upload id. */
  heard: boolean
  /** The app has asked to abort it, whatever came of that. */
  abortAsked: boolean
}

export interface StoredObject {
  readonly key: string
  readonly etag: string
  readonly sizeBytes: number
  readonly crc64: string
  readonly pieces: readonly Piece[]
}

/** What OSS holds. */
export interface OssStore {
  readonly sessions: ReadonlyMap<string, StoredSession>
  readonly objects: ReadonlyMap<string, StoredObject>
  open(object: string, openedAtMs: number, forbidOverwrite: boolean): StoredSession
  piece(bytes: ArrayBuffer): Piece
  put(key: string, pieces: readonly Piece[]): StoredObject
}

export function createOssStore(): OssStore {
  const sessions = new Map<string, StoredSession>()
  const objects = new Map<string, StoredObject>()
  // Of the bytes, as OSS's own: the same part sent twice has the same one.
  const etagOf = (crc64: string) => `"${crc64.padStart(32, '0')}"`
  return {
    sessions,
    objects,
    open(object, openedAtMs, forbidOverwrite) {
      const uploadId = `UPLOAD${sessions.size + 1}X${object.length}`
      const session: StoredSession = {
        ...{ uploadId, object, openedAtMs, forbidOverwrite, parts: new Map() },
        ...{ state: 'open', heard: false, abortAsked: false },
      }
      sessions.set(uploadId, session)
      return session
    },
    piece(bytes) {
      const crc64 = crcOfBytes(bytes)
      return { etag: etagOf(crc64), sizeBytes: bytes.byteLength, crc64, bytes }
    },
    put(key, pieces) {
      const sizeBytes = pieces.reduce((sum, piece) => sum + piece.sizeBytes, 0)
      const crc64 = crcOfPieces(pieces.map(({ bytes }) => bytes))
      const object = { key, etag: etagOf(crc64), sizeBytes, crc64, pieces }
      objects.set(key, object)
      return object
    },
  }
}

/** Does OSS know it still, for this object? */
export function isSessionOf(session: StoredSession | undefined, object: string): session is StoredSession {
  return session !== undefined && session.state === 'open' && session.object === object
}

/** Is the object, byte by byte, this content? */
export function isContent({ sizeBytes, pieces }: StoredObject, content: Content): boolean {
  if (sizeBytes !== content.sizeBytes) return false
  let start = content.start
  for (const piece of pieces) {
    const origin = originOf(piece.bytes, { start, sizeBytes: piece.sizeBytes })
    if (origin?.start !== start) return false
    start += piece.sizeBytes
  }
  return true
}
