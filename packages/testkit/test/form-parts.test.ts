import type { Arrived } from '../src/contract/bench'
import { formParts } from '../src/contract/form-parts'

function arrived(body: string | Buffer, type = 'multipart/form-data; boundary=b'): Arrived {
  return { method: 'POST', target: '/', headers: { 'content-type': type }, body: Buffer.from(body) }
}

function part(name: string, value: string, fileName?: string): string {
  const file = fileName === undefined ? '' : `; filename="${fileName}"`
  return `--b\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`
}

function read(body: string, type?: string): unknown {
  return formParts(arrived(body, type)).map(({ name, fileName, body }) => [
    name,
    fileName,
    Buffer.from(body).toString(),
  ])
}

test('fields and the file come out in the order in which they arrived', () => {
  expect(
    read(`${part('key', 'a b')}${part('file', 'bytes', 'clip.mp4')}${part('late', '')}--b--\r\n`),
  ).toEqual([
    ['key', undefined, 'a b'],
    ['file', 'clip.mp4', 'bytes'],
    ['late', undefined, ''],
  ])
})

test('what looks like the end of a part, and is none, stays in it', () => {
  const value = '\r\n--a\r\n--\r\n\r\n-- b'
  expect(read(`${part('key', value)}--b--\r\n`)).toEqual([['key', undefined, value]])
})

test('a boundary may stand in quotes, and anything before the first part is no part', () => {
  const body = `preamble\r\n${part('key', 'v')}--b--\r\nepilogue`
  expect(read(body, 'multipart/form-data; charset=utf-8; boundary="b"')).toEqual([['key', undefined, 'v']])
})

test('every byte of a file survives', () => {
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index))
  const head = part('file', '', 'a').slice(0, -2)
  const [file] = formParts(arrived(Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--b--\r\n')])))
  expect(Buffer.from(file?.body ?? []).equals(bytes)).toBe(true)
})

test('a form that was cut short has no last part', () => {
  expect(read(part('key', 'v') + part('file', 'half', 'a').slice(0, -2))).toEqual([['key', undefined, 'v']])
})

test('a body without a boundary is told so', () => {
  expect(() => read('{}', 'application/json')).toThrow('The content type has no boundary: application/json.')
})
