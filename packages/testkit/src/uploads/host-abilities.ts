import type { AdapterBench } from '../contract/bench'
import { patternBytes } from '../disk-folder'
import { KB, PART_SIZE_BYTES } from './face'

/** How a host can send, found out by sending, and not by asking the code under test. */
export interface HostAbilities {
  /** Bytes up to which a file can go in parts; 0 where none can. */
  readonly maxPartedBytes: number
  /** Does a form of this host come in an order that OSS understands? */
  readonly sendsForms: boolean
}

/** What the adapter is sure of counts; where it is not, the host is tried. */
export async function abilitiesOf(bench: AdapterBench): Promise<HostAbilities> {
  const { binaryPut, formFileLast, sliceRead, maxWholeReadBytes } = bench.platform.capabilities
  const sendsParts = binaryPut === 'unknown' ? await putsBuffers(bench) : binaryPut
  const limit = sliceRead ? Infinity : maxWholeReadBytes
  return {
    maxPartedBytes: sendsParts ? limit : 0,
    sendsForms: formFileLast === 'unknown' ? await putsFileLast(bench) : formFileLast,
  }
}

export type Way = 'in one form' | 'in parts'

export function wayFor(sizeBytes: number, { sendsForms, maxPartedBytes }: HostAbilities): Way {
  const canBeParted = sizeBytes <= maxPartedBytes
  if (sendsForms && (sizeBytes <= PART_SIZE_BYTES || !canBeParted)) return 'in one form'
  if (canBeParted) return 'in parts'
  throw new Error(
    `This host can send ${sizeBytes} bytes in no way: that is no position for stories of uploads.`,
  )
}

async function putsBuffers({ platform, server }: AdapterBench): Promise<boolean> {
  const url = server.urlFor({})
  const sent = patternBytes(3 * KB)
  const headers = { 'content-type': 'application/octet-stream' }
  const body = new Uint8Array(sent).buffer
  await settled(platform.request({ method: 'PUT', url, headers, body, timeoutMs: 5000 }))
  const [arrived] = await server.arrivedAt(url)
  return arrived !== undefined && Buffer.from(sent).equals(arrived.body)
}

async function putsFileLast({ platform, server, place }: AdapterBench): Promise<boolean> {
  const url = server.urlFor({})
  const source = await place('probe.mp4', patternBytes(KB))
  await settled(
    platform.uploadForm({ url, source, fileField: 'file', fields: { key: 'a field' }, timeoutMs: 5000 }),
  )
  const [arrived] = await server.arrivedAt(url)
  const text = Buffer.from(arrived?.body ?? []).toString('latin1')
  const field = text.search(/name="?key\b/)
  return field >= 0 && field < text.search(/name="?file\b/)
}

/** What arrived tells more than what the host says of it. */
async function settled(call: Promise<unknown>): Promise<void> {
  await call.catch(() => undefined)
}
