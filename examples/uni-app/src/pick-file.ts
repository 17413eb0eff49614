import type { UploadSource } from '@vod-upload/uni'

/** One film or picture of the album, as the picker tells of it; rejects when the user chooses nothing. */
export function pickFile(mediaType: 'video' | 'image'): Promise<UploadSource> {
  return new Promise((success, fail) => {
    if (mediaType === 'video') uni.chooseVideo({ sourceType: ['album'], success, fail })
    else
      uni.chooseImage({
        count: 1,
        sourceType: ['album'],
        success: (picked) => success(firstOf(picked)),
        fail,
      })
  })
}

/** A host tells of the files, or of their paths alone. */
function firstOf({ tempFiles, tempFilePaths }: UniApp.ChooseImageSuccessCallbackResult): UploadSource {
  const [file] = Array.isArray(tempFiles) ? tempFiles : [tempFiles]
  return file ?? tempFilePaths[0]
}
