import { createUploadFile, type GrantSource, mediaTypeOf, type RunDeps, runUpload } from '@vod-upload/core'
import type { CancelSignal } from '@vod-upload/platform'

/** A cover is a picture: in one form it leaves no parts behind, whatever happens to it. */
const FORM_MAX_BYTES = 100 * 1024 * 1024

/**
 * Uploads a cover image from the host's own files.
 * @param grants for the address that VOD made for it
 * @param opened is told the size of the cover before a grant is asked for
 * @throws UploadError; of code `cancelled` once the signal has fired
 */
export async function sendCover(
  path: string,
  grants: GrantSource,
  deps: RunDeps,
  signal: CancelSignal,
  opened: (sizeBytes: number) => void = nothing,
): Promise<void> {
  const type = mediaTypeOf(path)
  const contentType = /^image\//.test(type) ? type : 'image/jpeg'
  const file = createUploadFile({ source: { path, type: contentType }, contentType, grants })
  const options = { ...deps.options, formMaxBytes: FORM_MAX_BYTES }
  await runUpload(file, { ...deps, options }, { ...untold, opened }, signal)
}

/** Nobody follows the progress of a cover, and a form leaves nothing to remove. */
const nothing = () => undefined
const untold = { authorized: nothing, progress: nothing, cleaning: nothing }

/** Is this a file of the host, not an address on the web? Some hosts give `http://tmp/…`, `https://resource/…`. */
export function isHostFile(url: string): boolean {
  return !/^https?:\/\/[^/]*[.:]/i.test(url)
}
