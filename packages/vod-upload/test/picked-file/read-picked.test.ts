import type { PickedFile, UploadSource } from '../../src/picked-file/picked-file'
import { readPicked } from '../../src/picked-file/read-picked'

const browserFile = (name: string, type: string, more: object = {}) =>
  Object.assign(new File(['12345'], name, { type, lastModified: 17 }), more)

test.each<[string, string | PickedFile, { path: string; name: string; kind: string; type: string }]>([
  [
    'wx.chooseMedia, a video',
    { tempFilePath: 'wxfile://tmp_1.mp4', size: 5, fileType: 'video' },
    { path: 'wxfile://tmp_1.mp4', name: 'tmp_1.mp4', kind: 'video', type: 'video/mp4' },
  ],
  [
    'wx.chooseVideo',
    { tempFilePath: 'http://tmp/2.mov', size: 5 },
    { path: 'http://tmp/2.mov', name: '2.mov', kind: 'video', type: 'video/quicktime' },
  ],
  [
    'wx.chooseMedia on a phone that gives no extension',
    { tempFilePath: 'wxfile://tmp_1', fileType: 'image' },
    { path: 'wxfile://tmp_1', name: 'tmp_1.jpg', kind: 'image', type: 'image/jpeg' },
  ],
  [
    'wx.chooseMessageFile',
    { path: 'http://tmp/x', name: '我的 视频.MOV', type: 'video' },
    { path: 'http://tmp/x', name: '我的 视频.MOV', kind: 'video', type: 'video/quicktime' },
  ],
  [
    'wx.chooseImage',
    { path: 'http://tmp/a.png?x=1.2', size: 3 },
    { path: 'http://tmp/a.png?x=1.2', name: 'a.png', kind: 'image', type: 'image/png' },
  ],
  [
    'tt.chooseMedia',
    { tempFilePath: 'ttfile://temp/v.mp4', mediaType: 'video' },
    { path: 'ttfile://temp/v.mp4', name: 'v.mp4', kind: 'video', type: 'video/mp4' },
  ],
  [
    'my.chooseVideo, whose extension is none',
    { apFilePath: 'https://resource/abc.video' },
    { path: 'https://resource/abc.video', name: 'abc.mp4', kind: 'video', type: 'video/mp4' },
  ],
  [
    'my.chooseVideo by its typings',
    { filePath: 'https://resource/abc.video', size: 5 },
    { path: 'https://resource/abc.video', name: 'abc.mp4', kind: 'video', type: 'video/mp4' },
  ],
  [
    'my.chooseImage, likewise',
    'https://resource/abc.image',
    { path: 'https://resource/abc.image', name: 'abc.jpg', kind: 'image', type: 'image/jpeg' },
  ],
  [
    'Taro in a browser: a data URL and a File',
    {
      tempFilePath: 'data:video/mp4;base64,AAAA/BBB',
      fileType: 'video/mp4',
      originalFileObj: { name: 'a.mp4' },
    },
    { path: 'data:video/mp4;base64,AAAA/BBB', name: 'a.mp4', kind: 'video', type: 'video/mp4' },
  ],
  [
    'uni.chooseVideo in a browser',
    {
      tempFilePath: 'blob:http://a/1-2',
      name: 'a.mov',
      size: 5,
      tempFile: browserFile('a.mov', 'video/quicktime'),
    },
    { path: 'blob:http://a/1-2', name: 'a.mov', kind: 'video', type: 'video/quicktime' },
  ],
  [
    'uni.chooseImage in a browser: a File with a path',
    browserFile('a.PNG', 'image/png', { path: 'blob:http://a/1-2' }),
    { path: 'blob:http://a/1-2', name: 'a.PNG', kind: 'image', type: 'image/png' },
  ],
  [
    'Taro in a browser: a data URL is too long to go by',
    {
      tempFilePath: 'data:video/mp4;base64,AAAA/BBB',
      originalFileObj: browserFile('a.mp4', 'video/mp4'),
    },
    { path: 'a.mp4-5-17', name: 'a.mp4', kind: 'video', type: 'video/mp4' },
  ],
  [
    'a File of the browser’s',
    browserFile('holiday.mp4', 'video/mp4'),
    { path: 'holiday.mp4-5-17', name: 'holiday.mp4', kind: 'video', type: 'video/mp4' },
  ],
  [
    'a File whose name tells nothing',
    browserFile('portrait', 'image/png'),
    { path: 'portrait-5-17', name: 'portrait.png', kind: 'image', type: 'image/png' },
  ],
  [
    'a name without extension beside a path with one',
    { path: 'wxfile://a/b.png', name: 'portrait' },
    { path: 'wxfile://a/b.png', name: 'portrait.png', kind: 'image', type: 'image/png' },
  ],
  [
    'sound is a video to VOD',
    'wxfile://a.mp3',
    { path: 'wxfile://a.mp3', name: 'a.mp3', kind: 'video', type: 'audio/mpeg' },
  ],
  [
    'recorded sound',
    'x://r.audio',
    { path: 'x://r.audio', name: 'r.mp3', kind: 'video', type: 'audio/mpeg' },
  ],
  [
    'nothing but a path',
    'wxfile://tmp',
    { path: 'wxfile://tmp', name: 'tmp.mp4', kind: 'video', type: 'video/mp4' },
  ],
  [
    'a data URL and nothing else',
    'data:video/mp4;base64,AAAA/BBB',
    { path: 'data:video/mp4;base64,AAAA/BBB', name: 'file.mp4', kind: 'video', type: 'video/mp4' },
  ],
  [
    'a name that only looks like one',
    'wxfile://data:a.mov',
    { path: 'wxfile://data:a.mov', name: 'data:a.mov', kind: 'video', type: 'video/quicktime' },
  ],
  [
    'a path that ends in a slash',
    { path: 'wxfile://a/', type: 'image' },
    { path: 'wxfile://a/', name: 'file.jpg', kind: 'image', type: 'image/jpeg' },
  ],
  [
    'a media type that is no extension',
    { path: 'wxfile://tmp', type: 'video/quicktime' },
    { path: 'wxfile://tmp', name: 'tmp.mp4', kind: 'video', type: 'video/quicktime' },
  ],
  [
    'a media type that names a medium only at its end',
    { path: 'wxfile://a.png', type: 'application/x-video' },
    { path: 'wxfile://a.png', name: 'a.png', kind: 'image', type: 'application/x-video' },
  ],
  [
    'a type that begins with a slash, which is none',
    { path: 'wxfile://a.mov', type: '/mov' },
    { path: 'wxfile://a.mov', name: 'a.mov', kind: 'video', type: 'video/quicktime' },
  ],
  [
    'a File without a time',
    Object.assign(new Blob(['12345'], { type: 'video/mp4' }), { name: 'a.mp4' }),
    { path: 'a.mp4-5', name: 'a.mp4', kind: 'video', type: 'video/mp4' },
  ],
  [
    'a short path with data: within it, beside a File',
    { path: 'blob:http://a/data:1', tempFile: browserFile('a.mp4', 'video/mp4') },
    { path: 'blob:http://a/data:1', name: 'a.mp4', kind: 'video', type: 'video/mp4' },
  ],
  [
    'the documented uploader’s shape',
    { url: 'wxfile://u.gif' },
    { path: 'wxfile://u.gif', name: 'u.gif', kind: 'image', type: 'image/gif' },
  ],
])('%s', (_, given, { path, name, kind, type }) => {
  expect(readPicked(given)).toMatchObject({ kind, source: { path, name, type } })
})

test('a Blob, which has no name, is like no other', () => {
  const blob = new Blob(['123'], { type: 'video/webm' })
  const [one, other] = [readPicked(blob), readPicked(blob)]
  expect(one).toMatchObject({ kind: 'video', source: { name: 'file.webm', size: 3, type: 'video/webm' } })
  expect(one.source.raw).toBe(blob)
  expect(one.source.path).not.toBe(other.source.path)
})

const element = { tempFilePath: 'wxfile://1.jpg', size: 5 }
const file = browserFile('a.mp4', 'video/mp4')
test.each<[string, UploadSource, { path: string; size?: number; raw?: unknown }]>([
  ['chooseMedia', { tempFiles: [element], type: 'image' }, { path: 'wxfile://1.jpg', size: 5 }],
  [
    'chooseImage, which says it twice',
    { tempFilePaths: ['wxfile://1.jpg'], tempFiles: [{ path: 'wxfile://1.jpg', size: 5 }] },
    { path: 'wxfile://1.jpg', size: 5 },
  ],
  ['chooseImage of old', { tempFilePaths: ['a.jpg'] }, { path: 'a.jpg' }],
  ['my.chooseImage', { apFilePaths: ['https://resource/a.image'] }, { path: 'https://resource/a.image' }],
  ['a list of the browser’s', { tempFiles: { 0: file, length: 1 } }, { path: 'a.mp4-5-17', raw: file }],
  ['one that is in no list', { tempFiles: file }, { path: 'a.mp4-5-17', raw: file }],
  ['a File alone', { tempFile: file }, { path: 'a.mp4-5-17', size: 5, raw: file }],
  ['a picker, of which only the list is handed over', [element], { path: 'wxfile://1.jpg', size: 5 }],
  ['a picker, of which only the list of paths is handed over', ['a.jpg'], { path: 'a.jpg' }],
  ['an <input>, the list of the browser’s itself', { 0: file, length: 1 }, { path: 'a.mp4-5-17', raw: file }],
])('the whole result of %s, which holds one file', (_, given, source) => {
  expect(readPicked(given).source).toMatchObject(source)
})

test.each<[string, UploadSource]>([
  ['tempFiles', { tempFiles: [element, element] }],
  ['tempFiles, of which one cannot be used,', { tempFiles: [element, { path: '' }] }],
  ['elements of a list', [element, element]],
  ['tempFilePaths', { tempFilePaths: ['a.jpg', 'b.jpg'], tempFiles: [] }],
  ['apFilePaths', { apFilePaths: ['a.image', 'b.image'] }],
])('a whole result with two %s is refused, since nobody would miss the second', (_, given) => {
  const expected = {
    code: 'option-invalid',
    message: expect.stringMatching(/2 files: hand them over one by one/),
  }
  expect(() => readPicked(given)).toThrow(expect.objectContaining(expected))
})

test('size and the browser’s File go along', () => {
  const raw = { name: 'a.mp4' }
  expect(readPicked({ path: 'p', size: 7, raw }).source).toMatchObject({ size: 7, raw })
  expect(readPicked({ path: 'p', originalFileObj: raw }).source.raw).toBe(raw)
  expect(readPicked({ tempFilePath: 'p', tempFile: file }).source).toMatchObject({ size: 5, raw: file })
})

test('the kind that was asked for wins', () => {
  expect(readPicked('a.gif', 'video')).toMatchObject({ kind: 'video', source: { type: 'image/gif' } })
  expect(readPicked('tmp', 'image')).toMatchObject({ kind: 'image', source: { name: 'tmp.jpg' } })
})

test.each<[string, PickedFile | string, string | undefined, boolean]>([
  ['a bare temp path', 'wxfile://tmp_1', 'tmp_1', false],
  ['a bare temp path of a picture', { path: 'wxfile://tmp_1', type: 'image' }, 'tmp_1', true],
  ['a path of Alipay’s', 'https://resource/a.video', 'a', true],
  ['a path with an extension', 'wxfile://tmp_1.mp4', undefined, true],
])('what is guessed of %s is told from what is known', (_, given, bareName, kindIsKnown) => {
  expect(readPicked(given)).toMatchObject({ kindIsKnown, ...(bareName && { bareName }) })
  expect(readPicked(given).bareName).toBe(bareName)
})

test.each<[string, unknown, RegExp?]>([
  ['nothing', undefined, /returned no file/],
  ['null', null],
  ['an empty path', ''],
  ['no path in it', { size: 3 }],
  ['an empty text in a list', ['']],
  ['a list with nothing in it', [], /returned no file/],
  ['a path that is none', { path: 7 }],
  ['a picker’s result without a file', { tempFiles: [], tempFilePaths: [] }, /returned no file/],
  ['a picker’s success and nothing else', { errMsg: 'chooseVideo:ok' }, /returned no file/],
  ['a list whose length is a text', { tempFiles: { 0: { path: 'a' }, length: '1' } }],
  ['a list within a list', { tempFiles: [[{ path: 'a' }]] }],
])('%s is no source', (_, given, sentence = /no path/) => {
  const expected = { code: 'option-invalid', message: expect.stringMatching(sentence) }
  expect(() => readPicked(given as PickedFile)).toThrow(expect.objectContaining(expected))
})

test('a list with nothing in it does not hide the one that has the file', () => {
  const picked = { tempFiles: [{ path: '' }], tempFilePaths: ['wxfile://tmp_a.mp4'] }
  expect(readPicked(picked as unknown as PickedFile).source.path).toBe('wxfile://tmp_a.mp4')
})

test.each([
  [1000, '1000 files: hand them over one by one'],
  [1001, 'There is no path in what was handed over'],
])('a list of %i files is told as such, up to a thousand', (length, message) => {
  const picked = { tempFiles: Array.from({ length }, () => element) } as unknown as PickedFile
  expect(() => readPicked(picked)).toThrow(message)
})

test.each([Number.POSITIVE_INFINITY, -1, Number.NaN, 'many'])('a list of %p files is none', (length) => {
  const picked = { tempFiles: { length } } as unknown as PickedFile
  expect(() => readPicked(picked)).toThrow('There is no path in what was handed over')
})
