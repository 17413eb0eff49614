import type { UploadFile } from '@vod-upload/core'

/** How far an unfinished upload has come, in the form of the vendor's web SDK. */
export interface Checkpoint {
  /** Name of the object. */
  readonly name: string
  /** Bytes. */
  readonly fileSize: number
  /** Bytes. */
  readonly partSize: number
  readonly uploadId: string
  readonly doneParts: ReadonlyArray<{ readonly number: number; readonly etag?: string }>
}

/** `undefined` where there is nothing to go on from: a form upload, or one that has not begun, or has ended. */
export function checkpointOf({ session }: UploadFile): Checkpoint | undefined {
  if (session === undefined) return undefined
  const doneParts = Array.from(session.sent, ([number, { etag }]) => ({ number, etag }))
  doneParts.sort((one, other) => one.number - other.number)
  const { object, sizeBytes, partSizeBytes, uploadId } = session
  return { name: object, fileSize: sizeBytes, partSize: partSizeBytes, uploadId, doneParts }
}
