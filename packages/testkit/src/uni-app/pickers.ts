import { type ImageFiles, type Pick, type PickOptions, toImages, toVideo, type VideoFile } from '../host/pick'
import type { FileKind } from '../host/temp-files'

interface MediaFile extends VideoFile {
  fileType: FileKind
  thumbTempFilePath: string
}

export interface Pickers {
  /** In apps since 4.52. */
  chooseMedia(options?: PickOptions<{ tempFiles: MediaFile[] }>): unknown
  /** Without the `tempFile` and `name` that H5 gives. */
  chooseVideo(options?: PickOptions<VideoFile>): unknown
  chooseImage(options?: PickOptions<ImageFiles>): unknown
}

export function createPickers(pick: Pick): Pickers {
  return {
    chooseMedia: (options = {}) =>
      pick('chooseMedia', options, (files) => ({
        tempFiles: files.map((file) => ({
          ...toVideo(file),
          fileType: file.fileType,
          thumbTempFilePath: file.thumbTempFilePath,
        })),
      })),
    chooseVideo: (options = {}) => pick('chooseVideo', options, ([file]) => toVideo(file)),
    chooseImage: (options = {}) => pick('chooseImage', options, toImages),
  }
}
