import type { CancelSignal } from '@vod-upload/platform'
import { type MultipartSession, rangesOf } from '../file/session'
import type { CallOss } from '../line/call-oss'
import { type ListedPart, readListParts } from '../oss/answers'
import { listParts } from '../oss/calls'
import { MAX_PARTS } from '../plan/limits'

/** OSS lists all parts on ten; what it had not listed by then would only be sent again. */
const MAX_PAGES = 100

/** Some hosts hide the ETag header of an answer; then OSS is asked what it has. */
export async function fillInEtags(
  session: MultipartSession,
  callOss: CallOss,
  signal: CancelSignal,
): Promise<void> {
  if (Array.from(session.sent.values()).every(({ etag }) => etag !== undefined)) return
  await holdAgainstList(session, callOss, signal)
}

/**
 * Asks OSS which parts it has. One that it does not have, or has with another size, was answered for by somebody
 * else, or arrived changed: it counts as missing again.
 */
export async function holdAgainstList(
  session: MultipartSession,
  callOss: CallOss,
  signal: CancelSignal,
): Promise<void> {
  const listed = await listAll(session.uploadId, callOss, signal)
  for (const { partNumber, start, end } of rangesOf(session)) {
    const sent = session.sent.get(partNumber)
    const found = listed.get(partNumber)
    if (sent === undefined) continue
    // Under another ETag there are other bytes: a request that was given up may arrive after the one that was answered.
    const isOurs = found?.sizeBytes === end - start && (sent.etag ?? found.etag) === found.etag
    if (isOurs) session.sent.set(partNumber, { ...sent, etag: found.etag })
    else session.sent.delete(partNumber)
  }
}

async function listAll(
  uploadId: string,
  callOss: CallOss,
  signal: CancelSignal,
): Promise<Map<number, ListedPart>> {
  const listed = new Map<number, ListedPart>()
  let afterPartNumber = 0
  for (let pages = 1; ; pages += 1) {
    const call = listParts({ uploadId, afterPartNumber: afterPartNumber || undefined })
    const { parts, nextMarker } = await callOss(call, readListParts, { signal })
    for (const part of parts) listed.set(part.partNumber, part)
    // A marker that does not move on, or never ends, would list for ever.
    if (nextMarker === undefined || nextMarker <= afterPartNumber) return listed
    if (nextMarker >= MAX_PARTS || pages >= MAX_PAGES) return listed
    afterPartNumber = nextMarker
  }
}
