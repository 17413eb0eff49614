import type { VODUpload } from './documented-api'
import type { PushedGrants } from './pushed-grants'
import type { UploadList } from './upload-list'

type StsMembers = Pick<
  VODUpload,
  'setSTSToken' | 'resumeUploadWithSTSToken' | 'setSTSTokenDirectlyUpload' | 'resumeUploadWithToken'
>

/** The methods that take an STS token. */
export function createStsMembers(list: UploadList, grants: PushedGrants): StsMembers {
  return {
    setSTSToken(uploadInfo, accessKeyId, accessKeySecret, securityToken) {
      const entry = list.byId(uploadInfo?.ri)
      return entry !== undefined && grants.handToken(entry, { accessKeyId, accessKeySecret, securityToken })
    },
    resumeUploadWithSTSToken: (accessKeyId, accessKeySecret, securityToken, expiration) =>
      grants.handTokenRenewal({ accessKeyId, accessKeySecret, securityToken, expiration }),
    setSTSTokenDirectlyUpload(uploadInfo, accessKeyId, accessKeySecret, securityToken, expiration) {
      const entry = list.byId(uploadInfo?.ri)
      const token = { accessKeyId, accessKeySecret, securityToken, expiration }
      return entry !== undefined && grants.handDirect(entry, token)
    },
    resumeUploadWithToken: (accessKeyId, accessKeySecret, securityToken, expiration) =>
      grants.handDirectRenewal({ accessKeyId, accessKeySecret, securityToken, expiration }),
  }
}
