// Real media, made on the spot: a PNG under 1 MB and an uncompressed AVI over 20 MB, both of moving colour bands.

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PNG } from 'pngjs'

/** Makes `picture.png` and `film.avi` in the folder; returns their paths. */
export async function makeMedia(folder: string): Promise<string[]> {
  const picture = join(folder, 'picture.png')
  const film = join(folder, 'film.avi')
  await writeFile(picture, makePng(640, 360))
  await writeAvi(film, { width: 320, height: 240, frames: 100, framesPerSecond: 20 })
  return [picture, film]
}

/** Red, green and blue of a pixel, 0..255: smooth bands that move with time. */
function colourAt(x: number, y: number, time: number): [number, number, number] {
  const band = (shift: number) =>
    Math.round(127.5 + 127.5 * Math.sin((x + shift) / 23 + Math.sin((y + time) / 31)))
  return [band(time), band(2 * time + 40), band(80 - time)]
}

function makePng(width: number, height: number): Buffer {
  const png = new PNG({ width, height })
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      png.data.set([...colourAt(x, y, 0), 255], (y * width + x) * 4)
    }
  }
  return PNG.sync.write(png)
}

interface Film {
  /** Pixels; a multiple of 4, so that no row needs padding. */
  readonly width: number
  readonly height: number
  readonly frames: number
  readonly framesPerSecond: number
}

/** RIFF AVI with one stream of uncompressed 24-bit frames, bottom row first. */
async function writeAvi(path: string, film: Film): Promise<void> {
  const frameBytes = film.width * film.height * 3
  const headers = list('hdrl', [chunk('avih', mainHeader(film, frameBytes)), streamList(film, frameBytes)])
  const moviBytes = 4 + film.frames * (8 + frameBytes)
  const index = frameIndex(film.frames, frameBytes)
  const file = createWriteStream(path)
  file.write(head('RIFF', 4 + headers.length + 8 + moviBytes + 8 + index.length))
  file.write(Buffer.from('AVI '))
  file.write(headers)
  file.write(head('LIST', moviBytes))
  file.write(Buffer.from('movi'))
  for (let frame = 0; frame < film.frames; frame += 1) {
    file.write(head('00db', frameBytes))
    if (!file.write(drawFrame(film, frame))) await once(file, 'drain')
  }
  file.end(chunk('idx1', index))
  await once(file, 'close')
}

function drawFrame({ width, height }: Film, time: number): Buffer {
  const pixels = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [red, green, blue] = colourAt(x, height - y, time * 3)
      pixels.set([blue, green, red], (y * width + x) * 3)
    }
  }
  return pixels
}

function mainHeader({ width, height, frames, framesPerSecond }: Film, frameBytes: number): Buffer {
  const hasIndex = 0x10
  return words(
    1e6 / framesPerSecond,
    frameBytes * framesPerSecond,
    0,
    hasIndex,
    frames,
    0,
    1,
    frameBytes,
    width,
    height,
    0,
    0,
    0,
    0,
  )
}

function streamList({ width, height, frames, framesPerSecond }: Film, frameBytes: number): Buffer {
  const kind = Buffer.from('vidsDIB ')
  const timing = words(0, 0, 0, 1, framesPerSecond, 0, frames, frameBytes, 0xffffffff, 0)
  const rectangle = Buffer.alloc(8)
  rectangle.writeUInt16LE(width, 4)
  rectangle.writeUInt16LE(height, 6)
  const bitmap = words(40, width, height, 1 | (24 << 16), 0, frameBytes, 0, 0, 0, 0)
  return list('strl', [chunk('strh', Buffer.concat([kind, timing, rectangle])), chunk('strf', bitmap)])
}

function frameIndex(frames: number, frameBytes: number): Buffer {
  const keyFrame = 0x10
  const entries = Array.from({ length: frames }, (_, frame) =>
    Buffer.concat([Buffer.from('00db'), words(keyFrame, 4 + frame * (8 + frameBytes), frameBytes)]),
  )
  return Buffer.concat(entries)
}

function words(...values: number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 4)
  for (const [place, value] of values.entries()) buffer.writeUInt32LE(value, place * 4)
  return buffer
}

function head(name: string, size: number): Buffer {
  return Buffer.concat([Buffer.from(name), words(size)])
}

function chunk(name: string, body: Buffer): Buffer {
  return Buffer.concat([head(name, body.length), body])
}

function list(name: string, members: Buffer[]): Buffer {
  return chunk('LIST', Buffer.concat([Buffer.from(name), ...members]))
}
