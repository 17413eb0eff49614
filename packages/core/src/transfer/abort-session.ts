import { withoutSecrets, wordsOf } from '@vod-upload/platform'
import type { Cycler } from '../credential/cycler'
import type { Grant } from '../credential/grant'
import { isUploadError, UploadError } from '../errors/upload-error'
import type { MultipartSession } from '../file/session'
import type { UploadFile } from '../file/upload-file'
import { createCallOss } from '../line/call-oss'
import { createHostWatch } from '../line/host-watch'
import { createOssLine } from '../line/oss-line'
import { abortMultipart } from '../oss/calls'
import type { RunDeps } from './run-deps'

/**
 * Gives up what OSS holds of an unfinished file, so that it is not paid for. It never fails and asks the app for
 * nothing: what cannot be removed now is said in the log, and VOD removes it after seven days.
 */
export async function abortSession(file: UploadFile, deps: RunDeps): Promise<void> {
  const { session } = file
  const grant = session?.grant ?? file.grant
  file.session = undefined
  if (session === undefined) return abortLeft(file, deps)
  const forgotten = forget(file, deps)
  if (grant !== undefined) await abort(session, grant, deps)
  await forgotten
}

/** What an earlier run of the app has left, and this one has not taken up; kept where it cannot be given up. */
async function abortLeft(file: UploadFile, deps: RunDeps): Promise<void> {
  const { fingerprint, grant } = file
  if (fingerprint === undefined || grant === undefined) return
  const left = await deps.checkpoints.load(fingerprint)
  if (left?.bucket !== grant.address.bucket || left.object !== grant.address.object) return
  await Promise.all([abort(left, grant, deps), forget(file, deps)])
}

/** What another upload of the same content has written of itself stays. */
async function forget(file: UploadFile, { checkpoints, owners }: RunDeps): Promise<void> {
  const { fingerprint } = file
  if (fingerprint === undefined) return
  const owner = owners.get(fingerprint)
  if (owner !== undefined && owner !== file) return
  owners.delete(fingerprint)
  await checkpoints.forget(fingerprint)
}

type Abortable = Pick<MultipartSession, 'bucket' | 'object' | 'uploadId'>

async function abort(session: Abortable, grant: Grant, deps: RunDeps): Promise<void> {
  const { bucket, object, uploadId } = session
  // One that nobody listens with waits for nothing: a clean-up must come to its end.
  const host = createHostWatch(deps.platform, deps.clock, false)
  const line = createOssLine(
    { ...deps, host },
    onlyThis({ ...grant, address: { ...grant.address, bucket, object } }),
  )
  try {
    await createCallOss(line, deps)(abortMultipart({ uploadId }), () => undefined)
  } catch (cause) {
    if (isUploadError(cause) && cause.ossCode === 'NoSuchUpload') return
    const reason = withoutSecrets(wordsOf(cause))
    deps.log(`The parts of a cancelled upload could not be removed; VOD removes them after 7 days. ${reason}`)
  }
}

/** Asking the app for a credential, for a file that it has just given up, would only confuse it. */
function onlyThis(grant: Grant): Cycler {
  return {
    current: () => Promise.resolve(grant),
    renew: () => Promise.reject(new UploadError('credential-expired', 'The credential has ended.')),
    end: () => undefined,
  }
}
