import { LRUCache } from 'lru-cache'

export interface UploadRecord {
  /** VideoId or ImageId. */
  readonly id: string
  readonly userId: string
  /** As the app said; what arrived is held against it. */
  readonly claimedBytes: number
  /** Of an image: the address that VOD gave it. */
  readonly imageUrl?: string
}

/**
 * Who began which upload. In your app this is a table of your database: what is forgotten here can be uploaded anew, but
 * is refreshed no more.
 */
export interface UploadBook {
  write(record: UploadRecord): Promise<void>
  find(id: string): Promise<UploadRecord | undefined>
  findImage(imageUrl: string): Promise<UploadRecord | undefined>
}

/** VOD removes the parts of an unfinished upload after so long. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1000
const MAX_RECORDS = 100_000

export function createUploadBook(): UploadBook {
  const records = new LRUCache<string, UploadRecord>({ max: MAX_RECORDS, ttl: KEPT_MS })
  const imageIds = new LRUCache<string, string>({ max: MAX_RECORDS, ttl: KEPT_MS })
  return {
    async write(record) {
      records.set(record.id, record)
      if (record.imageUrl !== undefined) imageIds.set(withoutQuery(record.imageUrl), record.id)
    },
    find: async (id) => records.get(id),
    async findImage(imageUrl) {
      const id = imageIds.get(withoutQuery(imageUrl))
      return id === undefined ? undefined : records.get(id)
    },
  }
}

/** An address that is signed for viewing is another one each time. */
function withoutQuery(url: string): string {
  return url.split('?')[0] ?? url
}
