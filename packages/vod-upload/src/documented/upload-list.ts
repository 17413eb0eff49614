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

/** Found by keys: with ten thousand files, a look at each of them at every event would be what takes the time. */
export function createUploadList(): UploadList {
  const infos: UploadInfo[] = []
  const byId = new Map<string, UploadEntry>()
  const byFile = new Map<UploadFile, UploadEntry>()
  const byUrl = new Map<string, readonly UploadEntry[]>()
  const at = (url: string) => byUrl.get(url) ?? []
  /** The app may have taken it out, or put a copy in its place. */
  const isSeen = ({ ri }: UploadInfo) => infos.some((info) => info.ri === ri)
  return {
    infos,
    get entries() {
      return Array.from(byId.values())
    },
    push(entry) {
      const { info, file } = entry
      infos.push(info)
      byId.set(info.ri, entry)
      byFile.set(file, entry)
      byUrl.set(info.url, at(info.url).concat(entry))
    },
    remove({ info, file }) {
      const index = infos.indexOf(info)
      if (index >= 0) infos.splice(index, 1)
      byId.delete(info.ri)
      byFile.delete(file)
      const others = at(info.url).filter((other) => other.info !== info)
      if (others.length > 0) byUrl.set(info.url, others)
      else byUrl.delete(info.url)
    },
    byId: (id) => byId.get(id ?? ''),
    byFile: (file) => byFile.get(file),
    holds: (url) => at(url).some(({ info }) => info.state !== 'Canceled' && isSeen(info)),
  }
}
