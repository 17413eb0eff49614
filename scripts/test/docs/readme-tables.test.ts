// The tables of the README that stand in the place of code: what they name must be there.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const read = (path: string) => readFileSync(join(__dirname, '../../..', path), 'utf8')
const words = (cell: string) => [...cell.matchAll(/`([\w@/.-]+)/g)].map(([, word = '']) => word)

/** The rows of the table that has this in a cell, without its head. */
function tableWith(cell: string, file: string): string[][] {
  const table = read(file)
    .split('\n\n')
    .find((paragraph) => paragraph.startsWith('|') && paragraph.includes(`| ${cell}`))
  const [, , ...rows] = table?.split('\n') ?? []
  return rows.map((row) => row.slice(2, -2).split(' | '))
}

describe.each(['README.md', 'README.zh-CN.md'])('%s', (file) => {
  test('names of each host what its own sample imports and calls', () => {
    const hosts = tableWith('`my.request`', file)
    const missing = hosts.flatMap(([, imported = '', request = '', picker = '']) => {
      const sample = read(`adapters/${imported.slice(13, -1)}/README.md`)
      const named = words(`${imported} ${request} ${picker}`).filter((word) => word !== 'header')
      return named.filter((word) => !sample.includes(word))
    })
    expect([hosts.length, missing]).toEqual([3, []])
  })

  test.each([
    ['options of createUploader', '`partSizeBytes`', 10, 'uploader-options.ts'],
    ['members of the handle', '`pause()`', 11, 'upload-handle.ts'],
  ])('names %s that are there', (_, first, count, source) => {
    const named = tableWith(first, file).flatMap(([name = '']) => words(name))
    const text = read(`packages/vod-upload/src/promise-api/${source}`)
    const missing = named.filter((name) => !new RegExp(`\\b${name}\\??[:<(]|\`${name}\``).test(text))
    expect([named.length, missing]).toEqual([count, []])
  })
})
