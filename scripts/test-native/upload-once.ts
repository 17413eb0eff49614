import { readFileSync } from 'node:fs'
import type { NativeHost } from '../native-examples/hosts'
import type { Surroundings } from './mini-program'
import { film, openUploadPage } from './upload-page'

/**
 * Sends a film from the upload page of a project as it is installed.
 * @returns what the page says at its end
 */
export async function uploadOnce(
  native: NativeHost,
  installed: Pick<Surroundings, 'folder' | 'npmFolder'>,
): Promise<string> {
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
    return stage.texts().find((text) => text.startsWith(succeeded)) ?? ''
  } finally {
    await stage.close()
  }
}
