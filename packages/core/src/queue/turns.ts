import type { UploadFile } from '../file/upload-file'

/** Whose turn it is, without a look at the whole list each time: of ten thousand files that would be a hundred million. */
export interface Turns {
  /** The first small file that is queued, or else the first of all; not one that is `busy`, still winding down. */
  next(busy?: (file: UploadFile) => boolean): UploadFile | undefined
  /** A file is queued again. */
  returned(): void
  /** The file at this place of the list is gone, and those behind it have moved up. */
  removed(index: number): void
}

/** @param smallBytes files that are known to have no more bytes go first: a picture is not to wait for a film */
export function createTurns(files: readonly UploadFile[], smallBytes = -1): Turns {
  const isSmall = ({ source: { size = Infinity } }: UploadFile) => size <= smallBytes
  const small = createCursor(files, isSmall)
  const all = createCursor(files, () => true)
  return {
    next: (busy = () => false) => small.next(busy) ?? all.next(busy),
    returned() {
      small.returned()
      all.returned()
    },
    removed(index) {
      small.removed(index)
      all.removed(index)
    },
  }
}

/** Before `from`, nothing is queued that it looks for. */
function createCursor(files: readonly UploadFile[], isWanted: (file: UploadFile) => boolean) {
  let from = 0
  const isQueued = (file: UploadFile) => file.state.phase === 'queued' && isWanted(file)
  return {
    next(busy: (file: UploadFile) => boolean): UploadFile | undefined {
      while (from < files.length && !isQueued(files[from])) from += 1
      for (let index = from; index < files.length; index += 1) {
        const file = files[index]
        if (isQueued(file) && !busy(file)) return file
      }
      return undefined
    },
    returned() {
      from = 0
    },
    removed(index: number) {
      if (index < from) from -= 1
    },
  }
}
