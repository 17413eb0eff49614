import { type Contender, originOf, type Page, type PageFile } from './contender'

interface Piece {
  readonly file: PageFile
  readonly url: string
  readonly start: number
  readonly end: number
}

/**
 * Nothing that could be left out: slices are read and put, so many at a time. No leave, no signature, no digest, no
 * retry but one that keeps a broken line from ending it.
 */
export const bound: Contender = async (page) => {
  const { files, job } = page
  const { lanes, partSizeBytes } = job.bound
  const origin = originOf('bench', job)
  const pieces = files.flatMap((file) => piecesOf(file, partSizeBytes, origin))
  let next = 0
  const runLane = async () => {
    for (let piece = pieces[next++]; piece !== undefined; piece = pieces[next++])
      await sendAtLast(page, piece)
  }
  await Promise.all(Array.from({ length: lanes }, runLane))
}

function piecesOf(file: PageFile, partSizeBytes: number, origin: string): Piece[] {
  const { key, sizeBytes } = file
  const url = `${origin}/${key}`
  if (sizeBytes <= partSizeBytes) return [{ file, url, start: 0, end: sizeBytes }]
  return Array.from({ length: Math.ceil(sizeBytes / partSizeBytes) }, (_, index) => ({
    file,
    url: `${url}?uploadId=${key}&partNumber=${index + 1}`,
    start: index * partSizeBytes,
    end: Math.min(sizeBytes, (index + 1) * partSizeBytes),
  }))
}

const MOST_TRIES = 20

async function sendAtLast(page: Page, piece: Piece): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await send(page, piece)
    } catch (cause) {
      if (tries >= MOST_TRIES) throw cause
    }
  }
}

function send({ wx }: Page, { file, url, start, end }: Piece): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = ({ errMsg }: { errMsg: string }) => reject(new Error(errMsg))
    wx.getFileSystemManager().readFile({
      filePath: file.tempFilePath,
      position: start,
      length: end - start,
      success: ({ data }) => {
        wx.request({
          url,
          method: 'PUT',
          data,
          header: { 'content-type': 'application/octet-stream' },
          timeout: 24 * 3600 * 1000,
          success: () => resolve(),
          fail,
        })
      },
      fail,
    })
  })
}
