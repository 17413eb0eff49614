import { infoOf, overridesOf, sourceOf } from '../src/documented/added-file'
import { sniffExtension } from '../src/documented/inspect-file'
import { readPicked } from '../src/picked-file/read-picked'

const source = (given: Parameters<typeof readPicked>[0]) => sourceOf(readPicked(given))

describe('infoOf', () => {
  test.each([
    ['wxfile://tmp_1234.mp4', {}, 'tmp_1234.mp4', 'video/mp4', false],
    ['http://tmp/ab.JPG', {}, 'ab.JPG', 'image/jpeg', true],
    ['wxfile://tmp_1234', {}, 'tmp_1234', 'application/octet-stream', false],
    ['wxfile://tmp_1234', { type: 'image/png' }, 'tmp_1234', 'image/png', true],
    ['wxfile://tmp_1234.png', { type: 'image' }, 'tmp_1234.png', 'image/png', true],
    ['wxfile://tmp_1234', { name: 'holiday.mov' }, 'holiday.mov', 'video/quicktime', false],
    ['/a/xjpgy.mp4', {}, 'xjpgy.mp4', 'video/mp4', false],
  ])('%s %j is called %s', (url, more, name, type, isImage) => {
    const info = infoOf('1', source({ url, ...more }), undefined, undefined)
    expect(info).toMatchObject({ url, state: 'Ready', loaded: 0, isImage, file: { name, url, type } })
  })

  test('what the picker told is there before the file is opened', () => {
    expect(infoOf('1', source({ url: 'a.mp4', size: 7 }), 'c.jpg', undefined)).toMatchObject({
      coverUrl: 'c.jpg',
      fileSize: 7,
      file: { size: 7 },
    })
  })
})

test('the type is a media type, and no guess', () => {
  expect(source({ url: 'a.mov', type: 'video' }).type).toBe('video/quicktime')
  expect(source({ url: 'a.mov', type: 'video/mp4' }).type).toBe('video/mp4')
  expect(source({ url: 'tmp_1', type: 'image' })).toMatchObject({ name: 'tmp_1', type: 'image/jpeg' })
  expect(source({ url: 'tmp_1' })).toMatchObject({ name: 'tmp_1', type: undefined })
})

test('what the app leaves to the credential is no override', () => {
  expect(overridesOf(null, undefined, '')).toEqual({})
  expect(overridesOf('https://e', null, 'o')).toEqual({ endpoint: 'https://e', object: 'o' })
})

test.each([
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]],
  ['jpg', [0xff, 0xd8, 0xff, 0xe0]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['webp', Array.from(Buffer.from('RIFF1234WEBP'))],
  ['avi', Array.from(Buffer.from('RIFF1234AVI '))],
  ['mov', Array.from(Buffer.from('\0\0\0\x14ftypqt  '))],
  ['mp4', Array.from(Buffer.from('\0\0\0\x18ftypmp42'))],
  ['flv', Array.from(Buffer.from('FLV\x01'))],
  ['mp3', Array.from(Buffer.from('ID3\x03'))],
  ['mp4', []],
])('a file that begins so is taken for %s', (extension, head) => {
  expect(sniffExtension(Uint8Array.from(head))).toBe(extension)
})
