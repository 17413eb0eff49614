import { Transform } from 'node:stream'

/** What goes wrong on the way of a request. */
export type RequestFault =
  /** Passes so many bytes on, headers included, then resets the connection. */
  | { readonly kind: 'cut'; readonly afterBytes: number }
  /** Passes so many bytes on, then nothing, for ever: only a timeout ends it. */
  | { readonly kind: 'stall'; readonly afterBytes: number }
  | { readonly kind: 'slow'; readonly bytesPerSecond: number }
  /** Keeps everything for so long, then lets it pass. */
  | { readonly kind: 'delay'; readonly ms: number }

export interface GateListeners {
  onPassed(bytes: number): void
  onCut(): void
}

/** A stream that lets a request through as its fault allows. */
export function requestGate(fault: RequestFault | undefined, { onPassed, onCut }: GateListeners): Transform {
  let passedBytes = 0
  let timer: NodeJS.Timeout | undefined
  let heldBack = fault?.kind === 'delay'
  const pass = (gate: Transform, chunk: Buffer) => {
    passedBytes += chunk.byteLength
    onPassed(chunk.byteLength)
    gate.push(chunk)
  }
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (fault?.kind === 'delay') {
        const passNow = () => {
          heldBack = false
          pass(this, chunk)
          done()
        }
        if (heldBack) timer = setTimeout(passNow, fault.ms)
        else passNow()
        return
      }
      if (fault === undefined || fault.kind === 'slow') {
        pass(this, chunk)
        if (fault === undefined) done()
        else timer = setTimeout(done, (chunk.byteLength / fault.bytesPerSecond) * 1000)
        return
      }
      const left = fault.afterBytes - passedBytes
      if (chunk.byteLength < left) {
        pass(this, chunk)
        done()
        return
      }
      pass(this, chunk.subarray(0, left))
      // Without `done` nothing more comes: that is the stall.
      if (fault.kind === 'cut') onCut()
    },
    destroy(error, done) {
      clearTimeout(timer)
      done(error)
    },
  })
}
