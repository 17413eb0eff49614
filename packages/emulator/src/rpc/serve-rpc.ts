import type { Backend } from '../backend'
import type { Answer } from '../http/answer'
import { takeStep } from '../refusal'
import { assumeRole } from '../sts/assume-role'
import { createUploadAttachedMedia } from '../vod/create-upload-attached-media'
import { createUploadImage } from '../vod/create-upload-image'
import { createUploadVideo } from '../vod/create-upload-video'
import { getVideoInfo } from '../vod/get-video-info'
import { refreshUploadVideo } from '../vod/refresh-upload-video'
import type { RpcCall } from './rpc-call'
import { readRpcClaim } from './rpc-claim'
import { missingParameter, RpcError, rpcAnswer } from './rpc-error'
import type { RpcRequest } from './rpc-request'
import { verifyRpc } from './verify-rpc'

const VOD_VERSION = '2017-03-21'
const STS_VERSION = '2015-04-01'

const ACTIONS: Readonly<Record<string, { version: string; call: (call: RpcCall) => object }>> = {
  CreateUploadVideo: { version: VOD_VERSION, call: createUploadVideo },
  RefreshUploadVideo: { version: VOD_VERSION, call: refreshUploadVideo },
  CreateUploadImage: { version: VOD_VERSION, call: createUploadImage },
  CreateUploadAttachedMedia: { version: VOD_VERSION, call: createUploadAttachedMedia },
  GetVideoInfo: { version: VOD_VERSION, call: getVideoInfo },
  AssumeRole: { version: STS_VERSION, call: assumeRole },
}

/** @throws RpcError */
export function serveRpc(request: RpcRequest, backend: Backend): Answer {
  const { action, version, parameters, incoming } = request
  if (action === '') throw missingParameter('Action')
  if (version === '') throw missingParameter('Version')
  const known = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined
  if (!known || known.version !== version) {
    throw new RpcError(
      'InvalidAction.NotFound',
      'Specified api is not found, please check your url and method.',
      404,
    )
  }
  const grant = verifyRpc(
    takeStep('reading', undefined, () => readRpcClaim(request)),
    backend,
  )
  if (grant.kind !== 'account') {
    // An UploadAuth writes a file; it calls nothing.
    throw new RpcError(
      'Forbidden.RAM',
      "User not authorized to operate on the specified resource, or this API doesn't support RAM.",
      403,
    )
  }
  return rpcAnswer(known.call({ parameters, host: incoming.host, backend }))
}
