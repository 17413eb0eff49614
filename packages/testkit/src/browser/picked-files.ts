import type { Activity } from '../host/activity'
import type { PageWindow } from './page-window'

/** How a browser names what keeps it from reading a file; `NotReadableError` is one that has changed. */
export type DiskFault = 'NotFoundError' | 'NotReadableError'

/** The user's disk, as far as a page sees it: through the File objects of what was picked. */
export interface PickedFiles {
  readonly FileReader: typeof FileReader
  pick(name: string, bytes: Uint8Array, type: string): File
  /** What happens to the disk does not change a File, but it can be read no more. */
  breakFile(file: Blob, fault: DiskFault): void
  faultOf(blob: Blob): DiskFault | undefined
}

export function createPickedFiles(window: PageWindow, activity: Activity): PickedFiles {
  const faults = new WeakMap<Blob, DiskFault>()
  const wholes = new WeakMap<Blob, Blob>()
  const faultOf = (blob: Blob) => faults.get(wholes.get(blob) ?? blob)

  class DiskFile extends window.File {
    override slice(start?: number, end?: number, type?: string): Blob {
      const part = super.slice(start, end, type)
      wholes.set(part, wholes.get(this) ?? this)
      return part
    }
  }

  class DiskReader extends window.FileReader {
    private fault: DOMException | null = null

    override get error(): DOMException | null {
      return this.fault ?? super.error
    }

    override readAsArrayBuffer(blob: Blob): void {
      const end = activity.begin()
      this.addEventListener('loadend', end)
      // Chromium reads an empty slice without a look at the disk.
      const fault = blob.size === 0 && wholes.has(blob) ? undefined : faultOf(blob)
      if (fault === undefined) super.readAsArrayBuffer(blob)
      else setImmediate(() => this.failWith(fault))
    }

    private failWith(fault: DiskFault): void {
      this.fault = new window.DOMException('The file could not be read.', fault)
      this.dispatchEvent(new window.ProgressEvent('error'))
      this.dispatchEvent(new window.ProgressEvent('loadend'))
    }
  }

  return {
    FileReader: DiskReader,
    pick: (name, bytes, type) => new DiskFile([new window.Uint8Array(bytes)], name, { type }),
    breakFile: (file, fault) => {
      faults.set(file, fault)
    },
    faultOf,
  }
}
