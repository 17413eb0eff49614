import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanName } from '../src/file-name.js'
import { callFor } from '../src/vod-client.js'

const names: [string, string, string, string][] = [
  ['a plain name', 'My film (2).MP4', 'My film (2)', 'mp4'],
  ['Chinese', '我的视频.mov', '我的视频', 'mov'],
  ['a path', '../../etc/passwd.mp4', 'passwd', 'mp4'],
  ['a path of Windows', 'C:\\films\\a.mp4', 'a', 'mp4'],
  ['a path of a host', 'wxfile://tmp_1.mp4', 'tmp_1', 'mp4'],
  ['a line break', 'a\r\nSet-Cookie: b.mp4', 'a Set-Cookie b', 'mp4'],
  ['markup', '<script>alert(1)</script>.mp4', 'script', 'mp4'],
  ['a mark that turns the direction', 'film\u202E4pm.mp4', 'film 4pm', 'mp4'],
  ['emoji', 'holiday 🏖️.mp4', 'holiday \uFE0F', 'mp4'],
  ['nothing but a dot', '.mp4', 'video', 'mp4'],
  ['nothing that can be read', '🏖.mp4', 'video', 'mp4'],
]
for (const [what, given, title, extension] of names) {
  test(`${what} in a file name becomes a title that is harmless`, () => {
    const clean = cleanName('video', given)
    assert.equal(clean.extension, extension)
    assert.equal(clean.title, title)
    assert.match(clean.title, /^[\p{L}\p{M}\p{N} .,_()+&@#-]+$/u)
  })
}

for (const letter of ['a', 'é', '文', '𠮷']) {
  test(`a title of ${letter} is cut to 128 bytes, between two letters`, () => {
    const { title } = cleanName('video', `${letter.repeat(300)}.mp4`)
    const most = Math.floor(128 / Buffer.byteLength(letter))
    assert.equal(title, letter.repeat(most))
  })
}

test('VOD is asked by its own names, and for no more than was judged', () => {
  const film = { title: 'A film', extension: 'mp4', fileSize: 5 }
  assert.deepEqual(callFor({ kind: 'create-video', ...film }), {
    action: 'CreateUploadVideo',
    query: { Title: 'A film', FileName: 'A film.mp4', FileSize: '5' },
  })
  const picture = { title: 'A', extension: 'png', fileSize: 5 }
  assert.deepEqual(callFor({ kind: 'create-image', ...picture, isCover: true }), {
    action: 'CreateUploadImage',
    query: { ImageType: 'cover', ImageExt: 'png', Title: 'A' },
  })
  assert.deepEqual(callFor({ kind: 'refresh-video', videoId: 'v' }), {
    action: 'RefreshUploadVideo',
    query: { VideoId: 'v' },
  })
})
