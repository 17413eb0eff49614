/** Adds up what has arrived and what is on its way, part by part. */
export interface ByteCounter {
  /** `sentBytes` of this part have left the device in its present attempt. */
  inFlight(partNumber: number, sentBytes: number): void
  /** OSS has taken the part. */
  arrived(partNumber: number, sizeBytes: number): void
}

export function createByteCounter(arrivedBytes: number, report: (sentBytes: number) => void): ByteCounter {
  const flying = new Map<number, number>()
  let landedBytes = arrivedBytes
  let flyingBytes = 0

  const setFlying = (partNumber: number, bytes: number) => {
    flyingBytes += bytes - (flying.get(partNumber) ?? 0)
    flying.set(partNumber, bytes)
  }
  if (landedBytes > 0) report(landedBytes)
  return {
    inFlight(partNumber, sentBytes) {
      setFlying(partNumber, sentBytes)
      report(landedBytes + flyingBytes)
    },
    arrived(partNumber, sizeBytes) {
      setFlying(partNumber, 0)
      flying.delete(partNumber)
      landedBytes += sizeBytes
      report(landedBytes + flyingBytes)
    },
  }
}
