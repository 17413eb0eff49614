import { isContent } from '../world/oss-store'
import type { Invariant } from './invariant'

/** What is called a success is on the server, byte by byte, with the CRC that was told. */
export const rightBytes: Invariant = {
  name: 'right bytes',
  watch: ({ world: { store } }, violated) => ({
    see(event) {
      if (event.type !== 'ended' || event.ending.how !== 'succeeded') return
      const { upload, ending } = event
      const object = store.objects.get(ending.object ?? '')
      if (object === undefined) return violated(`${upload.name}: a success, and no object ${ending.object}`)
      // A file may change while it is sent; then any one version of it is whole, and a mixture is not.
      const { versions } = upload.file
      if (!versions.some((content) => isContent(object, content))) {
        violated(`${upload.name}: a success, and ${object.key} has other bytes (${object.sizeBytes})`)
      }
      const isOne = versions.every(({ start }) => start === versions[0].start)
      if (isOne && ending.crc64 !== undefined && ending.crc64 !== object.crc64) {
        violated(`${upload.name}: CRC-64 ${ending.crc64}, and on the server ${object.crc64}`)
      }
    },
  }),
}
