// A page in the mode of the documentation in which it gets an STS token, and VOD is called from the client.
import type { UploadInfo, VODUpload, VODUploadOptions } from '@vod-upload/vod-upload'
import type { Stage, StsToken } from './stage'

/** An uploader that answers with STS tokens, as the documentation's sample does. */
export function stsUploader(
  stage: Stage,
  options: VODUploadOptions = {},
  durationSeconds?: number,
): ReturnType<Stage['uploader']> {
  const staged = stage.uploader({
    async onUploadstarted(info) {
      expect(setToken(staged.uploader, info, await stage.assumeRole(durationSeconds))).toBe(true)
    },
    async onUploadTokenExpired() {
      expect(resumeWith(staged.uploader, await stage.assumeRole(durationSeconds))).toBe(true)
    },
    ...options,
  })
  return staged
}

export function setToken(uploader: VODUpload, info: UploadInfo, token: StsToken): boolean {
  return uploader.setSTSToken(info, token.AccessKeyId, token.AccessKeySecret, token.SecurityToken)
}

export function resumeWith(uploader: VODUpload, token: StsToken): boolean {
  const { AccessKeyId, AccessKeySecret, SecurityToken, Expiration } = token
  return uploader.resumeUploadWithSTSToken(AccessKeyId, AccessKeySecret, SecurityToken, Expiration)
}

/** The calls to VOD, each with its refusal if it had one. */
export function vodCalls({ emulator }: Stage): string[] {
  return emulator
    .requests()
    .filter(({ operation }) => /^(Create|Refresh)Upload(Video|Image)$/.test(operation))
    .map(({ operation, errorCode }) => (errorCode === undefined ? operation : `${operation}: ${errorCode}`))
}
