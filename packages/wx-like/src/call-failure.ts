import { originOf, PlatformError } from '@vod-upload/platform'
import { classify, saidBy, type WxLikeDialect } from './dialect'
import type { HostFailure } from './host'

/** A failed `request` or `uploadFile`, as a sentence that helps and that holds nothing of the URL but its origin. */
export function callFailure(
  dialect: WxLikeDialect,
  call: 'request' | 'uploadFile',
  url: string,
  failure: HostFailure,
): PlatformError {
  const code = classify(dialect.callFailures, failure, 'network')
  const origin = originOf(url)
  const said = saidBy(failure)
  switch (code) {
    case 'domain-not-allowed':
      return new PlatformError(
        code,
        `${dialect.name} does not let this app call ${origin}: add it to ${dialect.domainLists[call]} (${said}).`,
      )
    case 'timeout':
      return new PlatformError(code, `${origin} did not answer in time (${said}).`)
    case 'interrupted':
      return new PlatformError(
        code,
        `${dialect.name} ended the call to ${origin}: the app went to the background, or the network was switched (${said}).`,
      )
    case 'file-missing':
      return new PlatformError(code, `The file to upload does not exist (any more) (${said}).`)
    case 'file-unreadable':
      return new PlatformError(code, `The file to upload cannot be read (${said}).`)
    case 'network':
      return new PlatformError(code, `The connection to ${origin} failed (${said}).`)
    default:
      return new PlatformError(code, `${dialect.name} refused the call to ${origin} (${said}).`)
  }
}
