import type { Upload } from '../app/upload'
import type { Invariant } from './invariant'

/** Started, asked, answered, progress, ended: in this order, and onUploadEnd when nothing is under way. */
export const callbackOrder: Invariant = {
  name: 'callback order',
  watch(_, violated) {
    const underWay = new Set<Upload>()
    return {
      see(event) {
        switch (event.type) {
          case 'queued':
            underWay.add(event.upload)
            return
          case 'asked':
            if (!underWay.has(event.upload))
              violated(`${event.upload.name}: a credential was asked for, and it is not under way`)
            return
          case 'progress':
            if (event.sent > 0 && !underWay.has(event.upload))
              violated(`${event.upload.name}: progress, and it is not under way`)
            return
          case 'ended':
            if (event.ending.how === 'succeeded' && event.upload.objects.size === 0)
              violated(`${event.upload.name}: succeeded without a credential`)
            underWay.delete(event.upload)
            return
          case 'stopped':
            underWay.delete(event.upload)
            return
          case 'drained':
            for (const upload of underWay) violated(`onUploadEnd was called, and ${upload.name} is under way`)
            return
          case 'killed':
            underWay.clear()
            return
        }
      },
    }
  },
}
