import type { Upload } from '../app/upload'
import type { Invariant } from './invariant'

/** Each start ends in one terminal callback, unless the app stops it; nothing ends that was not started. */
export const oneEnding: Invariant = {
  name: 'one ending',
  watch(_, violated) {
    const open = new Set<Upload>()
    const cancelling = new Set<Upload>()
    return {
      see(event) {
        if (event.type === 'queued') {
          open.add(event.upload)
          cancelling.delete(event.upload)
        }
        if (event.type === 'stopped') open.delete(event.upload)
        if (event.type === 'cancel-asked') cancelling.add(event.upload)
        if (event.type === 'killed') open.clear()
        if (event.type !== 'ended') return
        const { upload, ending } = event
        const isAsked = ending.how === 'cancelled' && cancelling.delete(upload)
        if (!open.delete(upload) && !isAsked) violated(`${upload.name}: ${ending.how}, and was not under way`)
        if (ending.how === 'cancelled' && !isAsked)
          violated(`${upload.name}: cancelled, and nobody asked for it`)
      },
      end() {
        for (const upload of open) violated(`${upload.name}: has not ended`)
        for (const upload of cancelling) violated(`${upload.name}: was cancelled, and nobody was told`)
      },
    }
  },
}
