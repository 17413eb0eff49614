import type { Activity } from './activity'
import { type Callbacks, callBackOrPromise, type Failure } from './callbacks'
import type { TempFile } from './temp-files'

export type PickOptions<Result> = Callbacks<Result & { errMsg: string }>

type Picked = readonly [TempFile, ...TempFile[]]

/** Shows a picker, and gives the page what this picker tells of the files. */
export type Pick = <Result extends object>(
  api: string,
  callbacks: PickOptions<Result>,
  toResult: (files: Picked) => Result,
  cancelled?: Failure,
) => unknown

/** @param nextPick what the user taps: one element a picker; `undefined` or nothing when they cancel */
export function createPick(activity: Activity, nextPick: () => readonly TempFile[] | undefined): Pick {
  return (api, callbacks, toResult, cancelled = { errMsg: `${api}:fail cancel` }) => {
    const [first, ...others] = nextPick() ?? []
    return callBackOrPromise(
      activity,
      callbacks,
      first === undefined
        ? { failure: cancelled }
        : { result: { ...toResult([first, ...others]), errMsg: `${api}:ok` } },
    )
  }
}

export interface VideoFile {
  tempFilePath: string
  size: number
  duration: number
  width: number
  height: number
}

export interface ImageFiles {
  tempFilePaths: string[]
  tempFiles: Array<{ path: string; size: number }>
}

export function toVideo({ tempFilePath, size, duration, width, height }: TempFile): VideoFile {
  return { tempFilePath, size, duration, width, height }
}

export function toImages(files: Picked): ImageFiles {
  return {
    tempFilePaths: files.map(({ path }) => path),
    tempFiles: files.map(({ path, size }) => ({ path, size })),
  }
}
