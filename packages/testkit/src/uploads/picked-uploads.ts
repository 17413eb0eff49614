import type { MediaKind, UploadSource } from '@vod-upload/vod-upload'
import { patternBytes } from '../disk-folder'
import { type Ending, type Face, KB } from './face'
import type { UploadStage } from './upload-stage'

/** Of two lengths and kinds, so that none can pass for the other. */
const samples: Readonly<Record<MediaKind, { readonly name: string; readonly bytes: Uint8Array }>> = {
  video: { name: 'clip.mp4', bytes: patternBytes(7 * KB) },
  image: { name: 'picture.png', bytes: patternBytes(5 * KB) },
}

/** By the name of the call: a picker for images shows no videos. */
export function kindsOfPicker(picker: string): readonly MediaKind[] {
  if (/image/i.test(picker)) return ['image']
  return /video/i.test(picker) ? ['video'] : ['video', 'image']
}

/** Hands over what a picker returns, untouched. */
export async function uploadFromPicker(
  stage: UploadStage,
  face: Face,
  picker: string,
  kind: MediaKind,
): Promise<{ readonly ending: Ending; readonly bytes: Uint8Array }> {
  const { name, bytes } = samples[kind]
  const picked = await stage.bench.pickers[picker]?.(name, bytes)
  return { ending: await stage.upload(face, picked as UploadSource), bytes }
}
