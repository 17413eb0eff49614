import { type FileHandle, PlatformError } from '@vod-upload/platform'
import { type Content, contentOf, readContent } from './content'
import type { Device } from './device'
import type { Random } from './random'
import type { VirtualTime } from './virtual-time'
import type { Weather } from './weather'

/** What lies under a path. */
export interface PhoneFile {
  readonly path: string
  /** All that has lain there, latest last. */
  readonly versions: Content[]
  modifiedAt: number
  gone: boolean
}

/** Films and pictures of the phone; each pick makes another temp path. */
export interface PhoneFiles {
  pick(content: Content, extension: string): PhoneFile
  at(path: string): PhoneFile | undefined
  change(file: PhoneFile, sizeBytes: number): void
  vanish(file: PhoneFile): void
  open(path: string, reader: Reader): Promise<FileHandle>
}

/** Who reads, and who counts what is being read. */
export interface Reader {
  readonly device: Device
  readonly reading: { began(bytes: number): void; ended(bytes: number): void }
}

type Range = readonly [start: number, end: number]

export function createPhoneFiles(time: VirtualTime, random: Random, weather: Weather): PhoneFiles {
  const files = new Map<string, PhoneFile>()
  const readMs = () => random.whole(0, 8)
  const latest = ({ versions }: PhoneFile) => versions[versions.length - 1]

  const read = (file: PhoneFile, opened: Content, [start, end]: Range, { device, reading }: Reader) =>
    new Promise<ArrayBuffer>((resolve, reject) => {
      if (weather.strikes('file-silent')) return
      reading.began(end - start)
      device.after(readMs(), () => {
        reading.ended(end - start)
        const now = latest(file)
        if (file.gone) reject(missing())
        else if (end > now.sizeBytes || end > opened.sizeBytes || weather.strikes('file-unreadable'))
          reject(short())
        else resolve(readContent(now, start, end))
      })
    })

  return {
    pick(content, extension) {
      const path = `tmp://${files.size + 1}-${random.whole(1000, 9999)}.${extension}`
      const file = { path, versions: [content], modifiedAt: time.nowMs - 1000, gone: false }
      files.set(path, file)
      return file
    },
    at: (path) => files.get(path),
    change(file, sizeBytes) {
      file.versions.push(contentOf(random.whole(0, 5), sizeBytes))
      file.modifiedAt = time.nowMs
    },
    vanish(file) {
      file.gone = true
    },
    open: (path, reader) =>
      new Promise((resolve, reject) => {
        if (weather.strikes('file-silent')) return
        reader.device.after(readMs(), () => {
          const file = files.get(path)
          if (file === undefined || file.gone) return reject(missing())
          const opened = latest(file)
          resolve({
            size: opened.sizeBytes,
            modifiedAt: file.modifiedAt,
            read: (start, end) => read(file, opened, [start, end], reader),
            close: () => Promise.resolve(),
          })
        })
      }),
  }
}

function missing(): PlatformError {
  return new PlatformError('file-missing', 'The path leads nowhere.')
}

function short(): PlatformError {
  return new PlatformError('file-unreadable', 'The file is shorter than it was.')
}
