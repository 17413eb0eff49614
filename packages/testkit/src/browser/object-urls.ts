import type { PageWindow } from './page-window'

/** What `URL.createObjectURL` gives, which jsdom lacks. */
export interface ObjectUrls {
  create(blob: Blob): string
  revoke(url: string): void
  blobOf(url: string): Blob | undefined
}

export function createObjectUrls(window: PageWindow): ObjectUrls {
  const blobs = new Map<string, Blob>()
  return {
    create(blob) {
      const url = `blob:${window.location.origin}/${crypto.randomUUID()}`
      blobs.set(url, blob)
      return url
    },
    revoke: (url) => {
      blobs.delete(url)
    },
    blobOf: (url) => blobs.get(url),
  }
}

/** `data:video/mp4;base64,...`, as a framework reads a file into one. */
export function dataUrlOf(window: PageWindow, blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new window.FileReader()
    reader.addEventListener('load', () => resolve(String(reader.result)))
    reader.addEventListener('error', () => reject(reader.error))
    reader.readAsDataURL(blob)
  })
}

/** Of one in base64; by jsdom, a video of half a megabyte takes half a minute. */
export function blobOfDataUrl(window: PageWindow, url: string): Blob | undefined {
  const [, type, base64] = /^data:([^,;]*);base64,(.*)$/s.exec(url) ?? []
  if (base64 === undefined) return undefined
  return new window.Blob([new window.Uint8Array(Buffer.from(base64, 'base64'))], { type })
}
