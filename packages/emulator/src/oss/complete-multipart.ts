import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import type { Answer } from '../http/answer'
import type { StoredPart } from '../store/multipart-store'
import { receiveBody } from '../store/receive-body'
import { checkOverwrite, type ObjectCall } from './call'
import { readCheckedBody } from './content-md5'
import { encoded, encodingType, findSession } from './multipart-calls'
import { xmlAnswer } from './oss-answer'
import { OssError } from './oss-error'

/** Source: UploadPart and error 0042-00000213: every part but the last has at least 100 KB. */
export const LEAST_PART_BYTES = 100 * 1024

/** 10,000 parts take some 1.2 MB. */
const LARGEST_LIST_BYTES = 8 * 1024 ** 2

const parser = new XMLParser({ parseTagValue: false, isArray: (name) => name === 'Part' })

interface ListedPart {
  partNumber: number
  etag: string
}

export async function completeMultipartUpload(call: ObjectCall): Promise<Answer> {
  const { incoming, bucket, key, backend } = call
  const { query, headers } = incoming
  const listed = await readWanted(call)
  // Looked up after the body: an abort may have come first.
  const session = findSession(call)
  checkOverwrite({ backend, bucket, key }, headers['x-oss-forbid-overwrite'])
  const parts = pick(listed, backend.uploads.partsOf(session.uploadId))
  // From here on no part may change under our hands: later calls find no such upload.
  backend.uploads.end(session.uploadId)
  const paths = parts.map((part) => backend.uploads.partPath(session.uploadId, part))
  const body = await receiveBody(concatenated(paths), backend.objects.incomingPath())
  const stored = backend.objects.commit(
    {
      bucket,
      key,
      etag: multipartEtag(parts),
      type: 'Multipart',
      headers: session.headers,
      notification: headers['x-oss-notification'] ?? session.notification,
    },
    body,
  )
  backend.uploads.dropParts(session.uploadId)
  return xmlAnswer(
    200,
    'CompleteMultipartUploadResult',
    {
      ...encodingType(query),
      Location: `http://${incoming.host}${incoming.rawPath}`,
      Bucket: bucket,
      Key: encoded(key, query),
      ETag: stored.etag,
    },
    { ETag: stored.etag, 'x-oss-hash-crc64ecma': stored.crc64 },
  )
}

/** The parts that the client names, or 'all' where it leaves the list to OSS. */
async function readWanted({ incoming }: ObjectCall): Promise<ListedPart[] | 'all'> {
  const xml = await readCheckedBody(incoming, LARGEST_LIST_BYTES)
  if (xml === undefined) throw new OssError('MalformedXML')
  if (incoming.headers['x-oss-complete-all'] === 'yes') {
    if (xml !== '') {
      throw new OssError('InvalidArgument', { message: 'x-oss-complete-all goes without a list of parts.' })
    }
    return 'all'
  }
  return readListedParts(xml)
}

export function readListedParts(xml: string): ListedPart[] {
  if (XMLValidator.validate(xml) !== true) throw new OssError('MalformedXML')
  const document: { CompleteMultipartUpload?: { Part?: { PartNumber?: string; ETag?: string }[] } } =
    parser.parse(xml)
  const parts = document.CompleteMultipartUpload?.Part
  if (!Array.isArray(parts) || parts.length === 0) throw new OssError('MalformedXML')
  return parts.map(({ PartNumber, ETag }) => {
    if (!/^\d+$/.test(PartNumber ?? '') || typeof ETag !== 'string') throw new OssError('MalformedXML')
    return { partNumber: Number(PartNumber), etag: ETag }
  })
}

/** Matches the list against what arrived. Gaps between the numbers are fine. */
export function pick(listed: ListedPart[] | 'all', stored: StoredPart[]): StoredPart[] {
  const chosen = listed === 'all' ? stored : matched(listed, stored)
  if (chosen.length === 0) throw new OssError('InvalidPart')
  for (const part of chosen.slice(0, -1)) {
    if (part.sizeBytes >= LEAST_PART_BYTES) continue
    throw new OssError('EntityTooSmall', {
      ec: '0042-00000213',
      details: {
        MinSizeAllowed: String(LEAST_PART_BYTES),
        ProposedSize: String(part.sizeBytes),
        ETag: part.etag,
        PartNumber: String(part.partNumber),
      },
    })
  }
  return chosen
}

function matched(listed: ListedPart[], stored: StoredPart[]): StoredPart[] {
  const byNumber = new Map(stored.map((part) => [part.partNumber, part]))
  let previous = 0
  for (const { partNumber } of listed) {
    if (partNumber <= previous) throw new OssError('InvalidPartOrder')
    previous = partNumber
  }
  return listed.map(({ partNumber, etag }) => {
    const part = byNumber.get(partNumber)
    if (part && bareEtag(part.etag) === bareEtag(etag)) return part
    throw new OssError('InvalidPart', { details: { PartNumber: String(partNumber), ETag: etag } })
  })
}

function bareEtag(etag: string): string {
  return etag.trim().replace(/^"|"$/g, '').toUpperCase()
}

/** Not the MD5 of the object: the MD5 of the parts' MD5s, and their number. */
function multipartEtag(parts: StoredPart[]): string {
  const md5 = createHash('md5')
  for (const part of parts) md5.update(Buffer.from(part.etag.replaceAll('"', ''), 'hex'))
  return `"${md5.digest('hex').toUpperCase()}-${parts.length}"`
}

async function* concatenated(paths: string[]): AsyncIterable<Buffer> {
  for (const path of paths) yield* createReadStream(path)
}
