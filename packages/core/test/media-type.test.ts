import { extensionOf, isMediaType, mediaTypeOf } from '../src/oss/media-type'

// What VOD's documentation lists.
const listed = {
  video:
    'mp4 ts 3gp mpg mpeg mpe dat vob asf avi wmv flv f4v rm rmvb mov mkv m3u8 dv gif m2t m4v mj2 mjpeg mts ogg qt ' +
    'swf webm',
  audio: 'mp3 wma wav aac ra m4a flac ape ac3 amr caf acm',
  image: 'png jpg jpeg gif apng',
  subtitle: 'srt ass stl ttml vtt',
}
const withoutType = ['dat', 'acm', 'stl']

describe('mediaTypeOf', () => {
  it.each(Object.values(listed).flatMap((line) => line.split(' ')))('knows .%s', (extension) => {
    const type = mediaTypeOf(`a.${extension}`)
    expect(type).toMatch(/^[a-z]+\/[a-z0-9.+-]+$/)
    expect(type === 'application/octet-stream').toBe(withoutType.includes(extension))
  })

  it.each([
    ['a.mp4', 'video/mp4'],
    ['A.MP4', 'video/mp4'],
    ['wxfile://tmp_1.MOV', 'video/quicktime'],
    ['a.ts', 'video/mp2t'],
    ['a.jpg', 'image/jpeg'],
    ['a.jpeg', 'image/jpeg'],
    ['a.gif', 'image/gif'],
    ['a.mp3', 'audio/mpeg'],
    ['a.vtt', 'text/vtt'],
    ['a.video', 'application/octet-stream'],
    ['mp4', 'application/octet-stream'],
    ['', 'application/octet-stream'],
    ['a.constructor', 'application/octet-stream'],
  ])('of %j is %s', (fileName, type) => {
    expect(mediaTypeOf(fileName)).toBe(type)
  })
})

it.each([
  ['a.b.MP4', 'mp4'],
  ['a.mp4?x=1.png', 'mp4'],
  ['what?.mp4', 'mp4'],
  ['视频.mov', 'mov'],
  ['v1.2/file', ''],
  ['a.', ''],
  ['none', ''],
  ['', ''],
])('the extension of %j is %j', (fileName, extension) => {
  expect(extensionOf(fileName)).toBe(extension)
})

it('is done with a path in the time of its length, whatever is in it', () => {
  expect(extensionOf(`${'.a?'.repeat(200000)}/`)).toBe('')
})

it.each([
  ['video/mp4', true],
  ['application/vnd.rn-realmedia+x', true],
  ['text/plain; charset="utf-8"', true],
  ['text/plain;', true],
  ['text/plain ; a=b', true],
  ['text/plain  ', true],
  [undefined, false],
  ['', false],
  ['video', false],
  ['video/', false],
  ['/mp4', false],
  ['a video/mp4', false],
  ['video/mp4, or so', false],
  ['video/mp4/2', false],
  ['video/片', false],
  ['text/plain; name=片', false],
  ['text/plain;\r\nx-oss-a: 1', false],
  [`video/${'a'.repeat(194)}`, true],
  [`video/${'a'.repeat(195)}`, false],
])('%j is a media type: %s', (told, expected) => {
  expect(isMediaType(told)).toBe(expected)
})
