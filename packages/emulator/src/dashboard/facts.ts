import type { BegunRequest } from '../news'
import type { MultipartSession, StoredPart } from '../store/multipart-store'
import type { StoredObject } from '../store/object-store'
import type { Medium } from '../vod/media-store'
import { mediaTypeOf, showableAs } from './media-type'

/** What the page is told of an object. */
export interface ObjectFacts {
  bucket: string
  key: string
  sizeBytes: number
  contentType: string
  type: 'Normal' | 'Multipart'
  lastModifiedAt: number
  /** How the page can show it, if it can. */
  showAs: 'image' | 'video' | 'audio' | undefined
}

export interface PartFacts {
  partNumber: number
  sizeBytes: number
}

/** An upload in parts that is neither completed nor aborted. */
export interface UploadFacts {
  uploadId: string
  bucket: string
  key: string
  initiatedAt: number
  parts: PartFacts[]
}

/** What VOD was told of a file before it came. */
export interface MediumFacts {
  mediaId: string
  kind: Medium['kind']
  title: string
  bucket: string
  key: string
  /** As the caller of VOD announced it; undefined if it did not. */
  sizeBytes: number | undefined
}

/** A request whose body may still be on its way. */
export interface BegunFacts {
  requestId: string
  /** Milliseconds since 1970. */
  at: number
  operation: string
  bucket: string | undefined
  key: string | undefined
  partNumber: number | undefined
  uploadId: string | undefined
  connection: number
  totalBytes: number | undefined
  receivedBytes: number
}

export function objectFacts(object: StoredObject): ObjectFacts {
  const { bucket, key, sizeBytes, type, lastModifiedAt } = object
  const contentType = mediaTypeOf(object)
  return { bucket, key, sizeBytes, contentType, type, lastModifiedAt, showAs: showableAs(contentType) }
}

export function partFacts({ partNumber, sizeBytes }: StoredPart): PartFacts {
  return { partNumber, sizeBytes }
}

export function uploadFacts(session: MultipartSession, parts: readonly StoredPart[]): UploadFacts {
  const { uploadId, bucket, key, initiatedAt } = session
  return { uploadId, bucket, key, initiatedAt, parts: parts.map(partFacts) }
}

export function mediumFacts({ mediaId, kind, title, bucket, key, parameters }: Medium): MediumFacts {
  const announced = Number(parameters.FileSize)
  return { mediaId, kind, title, bucket, key, sizeBytes: announced > 0 ? announced : undefined }
}

export function begunFacts(begun: BegunRequest, receivedBytes: number): BegunFacts {
  const { entry, connection, totalBytes } = begun
  const { requestId, at, operation, bucket, key, partNumber, uploadId } = entry
  return {
    requestId,
    at,
    operation,
    bucket,
    key,
    partNumber,
    uploadId,
    connection,
    totalBytes,
    receivedBytes,
  }
}
