import { type PickedFile, readSource } from '../../src/promise-api/picked-file'

test.each<[string, string | PickedFile, { path: string; name: string; kind: string; type: string }]>([
  [
    'wx.chooseMedia, a video',
    { tempFilePath: 'wxfile://tmp_1.mp4', size: 5, fileType: 'video' },
    { path: 'wxfile://tmp_1.mp4', name: 'tmp_1.mp4', kind: 'video', type: 'video/mp4' },
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
    'the documented uploader’s shape',
    { url: 'wxfile://u.gif' },
    { path: 'wxfile://u.gif', name: 'u.gif', kind: 'image', type: 'image/gif' },
  ],
])('%s', (_, given, { path, name, kind, type }) => {
  const read = readSource(given)
  expect(read).toMatchObject({ kind, mediaType: type, source: { path, name, type } })
})

test('size and the browser’s File go along', () => {
  const raw = { name: 'a.mp4' }
  expect(readSource({ path: 'p', size: 7, raw })?.source).toMatchObject({ size: 7, raw })
  expect(readSource({ path: 'p', originalFileObj: raw })?.source.raw).toBe(raw)
})

test('the kind that was asked for wins', () => {
  expect(readSource('a.gif', 'video')).toMatchObject({ kind: 'video', mediaType: 'image/gif' })
  expect(readSource('tmp', 'image')).toMatchObject({ kind: 'image', source: { name: 'tmp.jpg' } })
})

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['an empty path', ''],
  ['no path in it', { size: 3 }],
  ['the list instead of a file', [{ path: 'a' }]],
  ['a path that is none', { path: 7 }],
])('%s is no source', (_, given) => {
  expect(readSource(given as PickedFile)).toBeUndefined()
})
