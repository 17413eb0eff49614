import { observeSpeed, type Speed, secondsLeft } from '@vod-upload/core'

/** How far an upload has come. */
export interface UploadProgress {
  /** Never falls. */
  readonly sentBytes: number
  /** Size of the file; 0 while it is not known. */
  readonly totalBytes: number
  /** `sentBytes / totalBytes`, 0..1. */
  readonly fraction: number
  /** Smoothed over some seconds; absent until there is something to measure. */
  readonly bytesPerSecond?: number
  /** At that speed; absent while it cannot be told. */
  readonly secondsLeft?: number
}

export interface ProgressMeter {
  observe(sentBytes: number, totalBytes: number): UploadProgress
  /** Forgets the speed: time in which nothing was meant to move must not count. */
  restart(): void
}

export function createProgressMeter(nowMs: () => number): ProgressMeter {
  let speed: Speed | undefined
  return {
    observe(sentBytes, totalBytes) {
      speed = observeSpeed(speed, nowMs(), sentBytes)
      const { bytesPerSecond } = speed
      const left = secondsLeft(speed, totalBytes)
      return {
        ...plainProgress(sentBytes, totalBytes),
        ...(bytesPerSecond !== undefined && { bytesPerSecond }),
        ...(left !== undefined && { secondsLeft: left }),
      }
    },
    restart() {
      speed = undefined
    },
  }
}

export function plainProgress(sentBytes: number, totalBytes: number): UploadProgress {
  return { sentBytes, totalBytes, fraction: totalBytes > 0 ? Math.min(1, sentBytes / totalBytes) : 0 }
}
