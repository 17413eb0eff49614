import { originOf } from '@vod-upload/platform'
import { UploadError } from '../errors/upload-error'

/** A name that never leaves the machine. `127.1` and its like are not among them: hosts read them each in its own way. */
const LOOPBACK = /^(([\w-]+\.)*localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/

/**
 * Only HTTPS may carry what is signed, but for this very machine.
 * @param url absolute; of a host without user name, and without characters that programs read in different ways
 * @throws UploadError `option-invalid`
 */
export function expectHttps(url: string, allowHttp: boolean): void {
  const [, scheme, host] = /^(https?):\/\/([^\s/?#@\\%<>"]+)(?:[/?#]|$)/.exec(url.toLowerCase()) ?? []
  if (host === undefined) {
    throw new UploadError('option-invalid', `${originOf(url)} is no address of a server: check the endpoint.`)
  }
  if (scheme === 'https' || allowHttp || LOOPBACK.test(host)) return
  throw new UploadError(
    'option-invalid',
    `${scheme}://${host} is not encrypted, so that others could read the upload and the right to make it: use https, or ` +
      'set allowHttp: true for a server in a network of your own.',
  )
}
