import type { CancelSignal } from '@vod-upload/platform'
import { UploadError } from '../errors/upload-error'
import { type MultipartSession, rangesOf } from '../file/session'
import { readListParts } from '../oss/answers'
import { listParts } from '../oss/calls'
import type { CallOss } from './call-oss'

/** Some hosts hide the ETag header of an answer; then OSS is asked what it has, page by page. */
export async function fillInEtags(
  session: MultipartSession,
  callOss: CallOss,
  signal: CancelSignal,
): Promise<void> {
  if (Array.from(session.sent.values()).every(({ etag }) => etag !== undefined)) return
  const sizes = new Map(rangesOf(session).map(({ partNumber, start, end }) => [partNumber, end - start]))
  let afterPartNumber: number | undefined
  do {
    const call = listParts({ uploadId: session.uploadId, afterPartNumber })
    const page = await callOss(call, readListParts, { signal })
    for (const { partNumber, etag, sizeBytes } of page.parts) {
      const part = session.sent.get(partNumber)
      if (part === undefined) continue
      if (sizeBytes !== sizes.get(partNumber)) {
        throw new UploadError(
          'integrity',
          `Part ${partNumber} arrived with another size: start the upload again.`,
        )
      }
      session.sent.set(partNumber, { ...part, etag })
    }
    afterPartNumber = page.nextMarker
  } while (afterPartNumber !== undefined)
}
