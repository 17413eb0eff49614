import type { UploadFile } from '../file/upload-file'

/** The first file whose turn it is; one that a stopped run still winds down (`busy`) has to wait. */
export function nextQueued(
  files: readonly UploadFile[],
  busy: (file: UploadFile) => boolean = () => false,
): UploadFile | undefined {
  return files.find((file) => file.state.phase === 'queued' && !busy(file))
}
