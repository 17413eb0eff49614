import type { Upload } from '../app/upload'
import type { Ending } from '../events'
import type { Invariant } from './invariant'

/** What is started when nothing goes wrong any more succeeds, whatever went wrong before. */
export const comesThrough: Invariant = {
  name: 'comes through',
  watch(_, violated) {
    const endings = new Map<Upload, Ending>()
    const restarted = new Set<Upload>()
    const asked = new Set<Upload>()
    let isLast = false
    return {
      see(event) {
        if (event.type === 'last-start') isLast = true
        // One that was under way already may have been struck before.
        if (event.type === 'queued') endings.delete(event.upload)
        if (event.type === 'queued' && isLast) restarted.add(event.upload)
        if (event.type === 'asked' && isLast) asked.add(event.upload)
        if (event.type === 'ended') endings.set(event.upload, event.ending)
      },
      end() {
        for (const upload of restarted) {
          const ending = endings.get(upload)
          if (upload.file.gone || ending?.how !== 'failed') continue
          // An answer that came in a pause serves the next start, be it garbage.
          if (ending.code === 'credential-invalid' && !asked.has(upload)) continue
          violated(`${upload.name}: failed with ${ending.code}, and nothing was wrong any more`)
        }
      },
    }
  },
}
