// A film that plays, of any size: Taro's picker on H5 takes only what the browser can play.
import { randomFillSync } from 'node:crypto'
import type { Browser } from 'playwright-core'

/** Records half a second of a canvas, and fills it up with random bytes to `sizeBytes`. */
export async function makeFilm(browser: Browser, sizeBytes: number): Promise<Buffer> {
  const page = await browser.newPage()
  try {
    const recorded = Buffer.from(await page.evaluate(record), 'base64')
    return Buffer.concat([recorded, voidElement(sizeBytes - recorded.length)])
  } finally {
    await page.close()
  }
}

/** Runs in the page. */
async function record(): Promise<string> {
  const canvas = document.createElement('canvas')
  canvas.width = 160
  canvas.height = 120
  const brush = canvas.getContext('2d')
  const recorder = new MediaRecorder(canvas.captureStream(30), { mimeType: 'video/webm;codecs=vp8' })
  const recorded = new Promise<Blob>((resolve) => {
    recorder.ondataavailable = ({ data }) => resolve(data)
  })
  recorder.start()
  for (let frame = 0; frame < 15; frame += 1) {
    if (brush) brush.fillStyle = `hsl(${frame * 24} 80% 50%)`
    brush?.fillRect(0, 0, canvas.width, canvas.height)
    await new Promise((resolve) => setTimeout(resolve, 33))
  }
  recorder.stop()
  const bytes = new Uint8Array(await (await recorded).arrayBuffer())
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

/** WebM's own filler, which players skip: its name, its length in 8 bytes, and that many bytes. */
function voidElement(sizeBytes: number): Buffer {
  const element = randomFillSync(Buffer.alloc(sizeBytes))
  const headBytes = 9
  element.writeUInt8(0xec, 0)
  element.writeBigUInt64BE(BigInt(sizeBytes - headBytes) | (1n << 56n), 1)
  return element
}
