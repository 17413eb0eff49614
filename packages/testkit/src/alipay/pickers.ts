import { type ImageFiles, type Pick, type PickOptions, toImages, toVideo, type VideoFile } from '../host/pick'

interface AlipayImages extends ImageFiles {
  /** The oldest word. */
  apFilePaths: string[]
}

interface AlipayVideo extends VideoFile {
  /** The word before base library 1.11. */
  apFilePath: string
  /** What the typings know. */
  filePath: string
}

/** There is no picker for both kinds, and none tells a name. */
export interface Pickers {
  chooseImage(options?: PickOptions<AlipayImages>): unknown
  chooseVideo(options?: PickOptions<AlipayVideo>): unknown
}

const cancelled = (error: number) => ({ error, errorMessage: '用户取消操作' })

export function createPickers(pick: Pick): Pickers {
  return {
    chooseImage: (options = {}) =>
      pick(
        'chooseImage',
        options,
        (files) => {
          const images = toImages(files)
          return { ...images, apFilePaths: images.tempFilePaths }
        },
        cancelled(11),
      ),
    chooseVideo: (options = {}) =>
      pick(
        'chooseVideo',
        options,
        ([file]) => ({ ...toVideo(file), apFilePath: file.path, filePath: file.path }),
        // The number of Android; iOS says 11.
        cancelled(10),
      ),
  }
}
