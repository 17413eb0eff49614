import { originOf, PlatformError, type PlatformErrorCode } from '@vod-upload/platform'
import { fittingRule, saidBy, type WxLikeDialect } from './dialect'
import type { HostFailure } from './host'

type NetworkCall = 'request' | 'uploadFile'

/** A failed `request` or `uploadFile`, as a sentence that helps and that holds nothing of the URL but its origin. */
export function callFailure(
  dialect: WxLikeDialect,
  call: NetworkCall,
  url: string,
  failure: HostFailure,
): PlatformError {
  const { code = 'network', remedy } = fittingRule(dialect.callFailures, failure) ?? {}
  const sentence = `${whatFailed(dialect, call, originOf(url), code)} (${saidBy(failure)}).`
  const cure = remedy ?? (code === 'unsupported' ? `Update ${dialect.name}.` : undefined)
  return new PlatformError(code, cure === undefined ? sentence : `${sentence} ${cure}`)
}

function whatFailed(
  { name, domainLists }: WxLikeDialect,
  call: NetworkCall,
  origin: string,
  code: PlatformErrorCode,
): string {
  switch (code) {
    case 'domain-not-allowed':
      return `${name} does not let this app call ${origin}: add it to ${domainLists[call]}`
    case 'timeout':
      return `${origin} did not answer in time`
    case 'interrupted':
      return `${name} ended the call to ${origin}: the app went to the background, or the network was switched`
    case 'file-missing':
      return 'The file to upload does not exist (any more)'
    case 'file-unreadable':
      return 'The file to upload cannot be read'
    case 'network':
      return `The connection to ${origin} failed`
    default:
      return `${name} refused the call to ${origin}`
  }
}
