import type { UploadFile } from '@vod-upload/core'
import type { Overrides } from './added-file'
import type { UploadInfo } from './upload-info'

/** One file, as the app sees it, as the core sees it, and what the app insisted on. */
export interface UploadEntry {
  readonly info: UploadInfo
  readonly file: UploadFile
  readonly overrides: Overrides
}

/** The files of one uploader, found by whichever of their two sides is at hand. */
export interface UploadList {
  /** The live list that `listFiles` hands out; same order as the entries. */
  readonly infos: UploadInfo[]
  readonly entries: readonly UploadEntry[]
  push(entry: UploadEntry): void
  remove(entry: UploadEntry): void
  byId(id: string | undefined): UploadEntry | undefined
  byFile(file: UploadFile): UploadEntry | undefined
  /** Is this path on the list, other than as a cancelled file? */
  holds(url: string): boolean
}

export function createUploadList(): UploadList {
  const infos: UploadInfo[] = []
  const entries: UploadEntry[] = []
  return {
    infos,
    entries,
    push(entry) {
      entries.push(entry)
      infos.push(entry.info)
    },
    remove(entry) {
      takeOut(entries, entry)
      takeOut(infos, entry.info)
    },
    byId: (id) => entries.find(({ info }) => info.ri === id),
    byFile: (file) => entries.find((entry) => entry.file === file),
    holds: (url) => infos.some((info) => info.url === url && info.state !== 'Canceled'),
  }
}

function takeOut<T>(list: T[], member: T): void {
  const index = list.indexOf(member)
  if (index >= 0) list.splice(index, 1)
}
