// What a TypeScript app may write against the documented face, and what it may not: compiled, never run.
import type { UploadInfo, VODUpload, VODUploadConstructor, VODUploadOptions } from '@vod-upload/vod-upload'

declare const VODUploadClass: VODUploadConstructor
declare const info: UploadInfo

const options: VODUploadOptions = {
  userId: '0',
  region: '',
  retryCount: 3,
  retryDuration: 2,
  onUploadstarted: (uploadInfo) => uploadInfo.file.name.length,
  onUploadFailed: (uploadInfo, code, message) => [uploadInfo.ri, code.length, message.length],
  onUploadProgress: (_, totalSize, loadedPercent) => totalSize * loadedPercent,
  onUploadEnd: (uploadInfo) => uploadInfo?.state,
}
const uploader: VODUpload = new VODUploadClass(options)
const added: boolean = uploader.addFile({ url: 'a', coverUrl: 'b' }, null, null, null, '{"Vod":{}}')
const states: Array<'Ready' | 'Uploading' | 'Success' | 'Failure' | 'Canceled' | 'Stoped'> = uploader
  .listFiles()
  .map(({ state }) => state)
const taken: boolean = uploader.setUploadAuthAndAddress(info, 'auth', 'address', 'video')

uploader.addFile('wxfile://tmp_1.mp4')
uploader.addFile({ tempFilePath: 'wxfile://tmp_1.mp4', size: 1, fileType: 'video' })
uploader.addFile({ tempFiles: [{ path: 'wxfile://tmp_1.mp4' }] })
uploader.addFile(new File([], 'a.mp4'))
// @ts-expect-error no picker says so
uploader.addFile({ uri: 'a.mp4' })
// @ts-expect-error an index is a number
uploader.cancelFile('0')
// @ts-expect-error no such unit
const wrongUnit: VODUploadOptions = { progressUnit: 'bytes' }
// @ts-expect-error no such state: the documented spelling has one p
uploader.clear('Stopped')
// @ts-expect-error the identity of a file is not the app's to set
info.ri = 'x'

export { added, states, taken, wrongUnit }
