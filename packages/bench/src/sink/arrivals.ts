import type { Measured } from './measured'

/** What has arrived at the sink: objects as the parts that they are made of. */
export interface Arrivals {
  /** The parts of an object in order; none where nothing has come. */
  partsOf(key: string): readonly Measured[]
  putObject(key: string, body: Measured): void
  /** Returns an upload id. */
  open(key: string): string
  putPart(uploadId: string, partNumber: number, body: Measured): void
  /** Makes an object of all parts of the upload; `false` where there is no such upload. */
  complete(uploadId: string): boolean
}

interface Upload {
  readonly key: string
  readonly parts: Map<number, Measured>
}

export function createArrivals(): Arrivals {
  const objects = new Map<string, readonly Measured[]>()
  const uploads = new Map<string, Upload>()
  return {
    partsOf: (key) => objects.get(key) ?? inOrder(uploads.get(key)),
    putObject(key, body) {
      objects.set(key, [body])
    },
    open(key) {
      const uploadId = `upload-${uploads.size + 1}`
      uploads.set(uploadId, { key, parts: new Map() })
      return uploadId
    },
    putPart(uploadId, partNumber, body) {
      // Raw parts come without an opened upload, and need no end.
      const upload = uploads.get(uploadId) ?? { key: uploadId, parts: new Map() }
      uploads.set(uploadId, upload)
      upload.parts.set(partNumber, body)
    },
    complete(uploadId) {
      const upload = uploads.get(uploadId)
      if (upload === undefined) return false
      objects.set(upload.key, inOrder(upload))
      return true
    },
  }
}

function inOrder(upload: Upload | undefined): readonly Measured[] {
  const parts = Array.from(upload?.parts ?? [])
  return parts.sort(([a], [b]) => a - b).map(([, part]) => part)
}
