import { randomUUID } from 'node:crypto'
import { DEFAULT_ACCOUNT, type Emulator } from '../src'
import { signatureRpc, stringToSignRpc } from '../src/signature/rpc'
import { VOD_VERSION } from './clients'

/** The parameters of a VOD call, signed by hand with signature 1.0; undefined leaves a parameter out. */
export function rpcQuery(
  emulator: Emulator,
  method: string,
  parameters: Record<string, string | undefined>,
  secret: string = DEFAULT_ACCOUNT.accessKeySecret,
): string {
  const all = {
    AccessKeyId: DEFAULT_ACCOUNT.accessKeyId,
    Version: VOD_VERSION,
    Format: 'JSON',
    SignatureMethod: 'HMAC-SHA1',
    SignatureVersion: '1.0',
    SignatureNonce: randomUUID(),
    Timestamp: new Date(emulator.now()).toISOString().replace(/\.\d{3}/, ''),
    ...parameters,
  }
  const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const query = new URLSearchParams(given)
  if (!query.has('Signature')) query.set('Signature', signatureRpc(secret, stringToSignRpc(method, given)))
  return query.toString()
}
