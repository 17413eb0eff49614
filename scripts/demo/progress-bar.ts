// One line a file: how much has gone, how fast, and how long it will take.
import { observeSpeed, type Speed, secondsLeft } from '@vod-upload/core'

export interface ProgressBar {
  update(name: string, sentBytes: number, totalBytes: number): void
  finish(): void
}

/** On a terminal the line is redrawn in place; elsewhere it is printed at each tenth. */
export function createProgressBar(out: NodeJS.WriteStream): ProgressBar {
  let shown = ''
  let speed: Speed | undefined
  let tenth = -1
  return {
    update(name, sentBytes, totalBytes) {
      if (name !== shown) {
        shown = name
        speed = undefined
        tenth = -1
      }
      speed = observeSpeed(speed, Date.now(), sentBytes)
      const line = drawLine(name, sentBytes, totalBytes, speed)
      if (out.isTTY) out.write(`\r\x1b[2K${line}`)
      else if (Math.floor((sentBytes / totalBytes) * 10) > tenth) {
        tenth = Math.floor((sentBytes / totalBytes) * 10)
        out.write(`${line}\n`)
      }
    },
    finish() {
      if (out.isTTY && shown) out.write('\n')
      shown = ''
    },
  }
}

const WIDTH = 24

function drawLine(name: string, sentBytes: number, totalBytes: number, speed: Speed | undefined): string {
  const fraction = sentBytes / totalBytes
  const filled = Math.round(fraction * WIDTH)
  const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled)
  const left = secondsLeft(speed, totalBytes)
  const parts = [
    `${name.padEnd(14)} ${bar} ${String(Math.floor(fraction * 100)).padStart(3)} %`,
    `${inUnit(sentBytes, totalBytes)} / ${inUnit(totalBytes, totalBytes)} ${totalBytes < MB ? 'kB' : 'MB'}`,
    ...(speed?.bytesPerSecond ? [`${inUnit(speed.bytesPerSecond, MB)} MB/s`] : []),
    ...(left !== undefined && fraction < 1 ? [`${Math.ceil(left)} s left`] : []),
  ]
  return parts.join(' · ')
}

const MB = 1024 * 1024

/** In the unit that suits the whole. */
function inUnit(bytes: number, wholeBytes: number): string {
  return wholeBytes < MB ? String(Math.round(bytes / 1024)) : (bytes / MB).toFixed(1)
}
