import type { UploadFile } from '../file/upload-file'

export interface Turns {
  /** Still winds down, after it was stopped: it has to wait. */
  busy?(file: UploadFile): boolean
  /** Files that are known to have no more bytes go first: a picture is not to wait for a film. */
  readonly smallBytes?: number
}

/** The file whose turn it is: the first one, or the first small one. */
export function nextQueued(
  files: readonly UploadFile[],
  { busy = () => false, smallBytes = -1 }: Turns = {},
): UploadFile | undefined {
  const isNext = (file: UploadFile) => file.state.phase === 'queued' && !busy(file)
  const isSmall = ({ source: { size = Infinity } }: UploadFile) => size <= smallBytes
  return files.find((file) => isSmall(file) && isNext(file)) ?? files.find(isNext)
}
