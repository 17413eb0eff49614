import { readFileSync } from 'node:fs'
import type { NativeHost } from '../native-examples/hosts'
import type { Surroundings } from './mini-program'
import { film, openUploadPage } from './upload-page'

/** The page at its end. */
export interface Ended {
  /** Of the upload. */
  readonly line: string
  readonly data: object
  /** Every text on the screen. */
  readonly texts: readonly string[]
}

/** Sends a film from the upload page of a project as it is installed. */
export async function uploadOnce(
  native: NativeHost,
  installed: Pick<Surroundings, 'folder' | 'npmFolder'>,
): Promise<Ended> {
  const stage = await openUploadPage(native, () => ({}), installed)
  try {
    const { chooseVideo = '', start = '', succeeded = '' } = stage.words
    stage.pick('film.mp4')
    stage.tap(chooseVideo)
    await stage.shows(start)
    stage.tap(start)
    await stage.shows(new RegExp(`^${succeeded}`))
    const [stored] = stage.emulator.listObjects()
    const object = stored && stage.emulator.readObject(stored.bucket, stored.key)
    if (!object || !readFileSync(object.path).equals(film)) throw new Error('Another film arrived.')
    const parts = stage.emulator.requests().filter(({ operation }) => operation === 'UploadPart')
    // A package that can send no part falls back to a form, and its film arrives all the same.
    if (!parts.some(({ status }) => status === 200)) throw new Error('The film did not go in parts.')
    const texts = stage.texts()
    return { line: texts.find((text) => text.startsWith(succeeded)) ?? '', data: stage.page.data, texts }
  } finally {
    await stage.close()
  }
}
