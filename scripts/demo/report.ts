// What became of one file, for people and for programs.
import { basename } from 'node:path'
import type { Emulator } from '@vod-upload/emulator'
import type { UploadInfo } from '@vod-upload/wechat'
import type { Account } from './app-server'
import { type Verdict, verifyObject } from './verify'

export interface Upload {
  /** On the disk. */
  readonly file: string
  /** Milliseconds since 1970. */
  startedAt: number
  endedAt: number
  /** Set when it has succeeded. */
  info?: UploadInfo
  /** Why it has not. */
  failure?: string
}

/** The line that `--json` prints. */
export interface ReportLine {
  readonly file: string
  readonly videoId: string | null
  readonly bucket: string | null
  readonly object: string | null
  readonly bytes: number
  /** Requests that carried the file: parts, or 1 for a form upload. */
  readonly parts: number
  readonly sha256: string | null
  readonly verified: boolean
  readonly seconds: number
  /** Why the file was not uploaded. */
  readonly error?: string
}

export async function reportOf(
  upload: Upload,
  emulator: Emulator,
  account: Account,
): Promise<{ line: ReportLine; text: string }> {
  const { file, info } = upload
  const seconds = upload.startedAt > 0 ? (upload.endedAt - upload.startedAt) / 1000 : 0
  if (!info?.bucket || !info.object) {
    const failure = upload.failure ?? 'The upload did not take place.'
    const nothing = { videoId: null, bucket: null, object: null, sha256: null }
    return {
      line: { file, ...nothing, bytes: 0, parts: 0, verified: false, seconds, error: failure },
      text: `✗ ${basename(file)}: ${failure}`,
    }
  }
  const { bucket, object, videoId = null } = info
  const verdict = await verifyObject(file, { bucket, object }, account)
  const { bytes, sha256 } = verdict.stored
  const parts = countParts(emulator, bucket, object)
  const line = { file, videoId, bucket, object, bytes, parts, sha256, verified: verdict.verified, seconds }
  return { line, text: describe(upload, line, verdict) }
}

/** As the server saw it: the parts that it took for this object, or the one form. */
function countParts(emulator: Emulator, bucket: string, object: string): number {
  const parts = new Set(
    emulator
      .requests()
      .filter((entry) => entry.bucket === bucket && entry.key === object && entry.operation === 'UploadPart')
      .map(({ partNumber }) => partNumber),
  )
  return Math.max(parts.size, 1)
}

function describe({ file }: Upload, line: ReportLine, { sent, stored }: Verdict): string {
  const how = line.parts > 1 ? `${line.parts} parts` : '1 form upload'
  const where = `${line.bucket}/${line.object}`
  if (!line.verified) {
    return `✗ ${basename(file)}: ${where} differs (sent ${sent.sha256}, stored ${stored.sha256})`
  }
  return [
    `✓ ${basename(file)}: ${line.bytes} bytes in ${how}, ${line.seconds.toFixed(1)} s`,
    `    videoId ${line.videoId}`,
    `    object  ${where}`,
    `    sha256  ${stored.sha256}`,
    `    crc64   ${stored.crc64} (file, stored bytes and server agree)`,
  ].join('\n')
}
