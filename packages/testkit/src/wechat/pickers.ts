import { type ImageFiles, type Pick, type PickOptions, toImages, toVideo, type VideoFile } from '../host/pick'
import type { FileKind, TempFile } from '../host/temp-files'

interface MediaFile {
  tempFilePath: string
  size: number
  duration: number
  width: number
  height: number
  thumbTempFilePath: string
  fileType: FileKind
}

interface ChatFile {
  name: string
  path: string
  size: number
  time: number
  type: FileKind
}

export interface Pickers {
  chooseMedia(options?: PickOptions<{ tempFiles: MediaFile[]; type: string }>): unknown
  chooseVideo(options?: PickOptions<VideoFile>): unknown
  chooseImage(options?: PickOptions<ImageFiles>): unknown
  chooseMessageFile(options?: PickOptions<{ tempFiles: ChatFile[] }>): unknown
}

export function createPickers(pick: Pick): Pickers {
  return {
    chooseMedia: (options = {}) =>
      pick('chooseMedia', options, (files) => ({ tempFiles: files.map(toMedia), type: kindOf(files) })),
    chooseVideo: (options = {}) => pick('chooseVideo', options, ([file]) => toVideo(file)),
    chooseImage: (options = {}) => pick('chooseImage', options, toImages),
    chooseMessageFile: (options = {}) =>
      pick('chooseMessageFile', options, (files) => ({
        tempFiles: files.map(({ name, path, size, time, type }) => ({ name, path, size, time, type })),
      })),
  }
}

function toMedia(file: TempFile): MediaFile {
  return { ...toVideo(file), thumbTempFilePath: file.thumbTempFilePath, fileType: file.fileType }
}

function kindOf(files: readonly TempFile[]): string {
  const kinds = new Set(files.map(({ fileType }) => fileType))
  return kinds.size === 1 ? String(files[0]?.fileType) : 'mix'
}
