import { type ImageFiles, type Pick, type PickOptions, toImages, toVideo, type VideoFile } from '../host/pick'
import type { FileKind } from '../host/temp-files'

interface MediaFile extends VideoFile {
  /** What WeChat calls `fileType`. */
  mediaType: FileKind
}

export interface Pickers {
  chooseMedia(options?: PickOptions<{ tempFiles: MediaFile[] }>): unknown
  /** Missing from the typings, but documented. */
  chooseVideo(options?: PickOptions<VideoFile>): unknown
  chooseImage(options?: PickOptions<ImageFiles>): unknown
}

export function createPickers(pick: Pick): Pickers {
  return {
    chooseMedia: (options = {}) =>
      pick('chooseMedia', options, (files) => ({
        tempFiles: files.map((file) => ({ ...toVideo(file), mediaType: file.fileType })),
      })),
    chooseVideo: (options = {}) => pick('chooseVideo', options, ([file]) => toVideo(file)),
    chooseImage: (options = {}) => pick('chooseImage', options, toImages),
  }
}
