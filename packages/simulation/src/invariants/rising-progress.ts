import type { Upload } from '../app/upload'
import type { Invariant } from './invariant'

/** From one start to its end, progress never falls, and never passes the size. */
export const risingProgress: Invariant = {
  name: 'rising progress',
  watch(_, violated) {
    const highest = new Map<Upload, number>()
    return {
      see(event) {
        // The credential of an image cannot be renewed: another one leads elsewhere, and all is sent again.
        if (event.type === 'queued') highest.delete(event.upload)
        if (event.type !== 'progress' || event.upload.objects.size > 1) return
        const { upload, sent, total } = event
        const before = highest.get(upload) ?? 0
        // A fraction of a size is not always whole again.
        if (sent < before - 0.5) violated(`${upload.name}: progress fell from ${before} to ${sent}`)
        if (sent > total + 0.5) violated(`${upload.name}: ${sent} bytes of ${total} are sent`)
        highest.set(upload, sent)
      },
    }
  },
}
