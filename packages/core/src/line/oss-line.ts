import {
  type CancelSignal,
  expectRunning,
  type HttpResponse,
  isPlatformError,
  type PlatformAdapter,
} from '@vod-upload/platform'
import type { Clock, ServerClock } from '../clock'
import type { Cycler } from '../credential/cycler'
import type { Grant } from '../credential/grant'
import { isUploadError } from '../errors/upload-error'
import type { Lane, Outcome } from '../lanes/lanes'
import type { Credential } from '../oss/credential'
import { isSuccess, type OssFault, readRefusal } from '../oss/refusal'
import type { RetryPolicy } from '../retry/backoff'
import type { Attempted, Fault } from '../retry/fault'
import { retrying } from '../retry/retrying'
import type { Traced } from '../trace'
import type { HostWatch } from './host-watch'

/** What everything that talks to OSS is given. */
export interface OssLineDeps {
  readonly platform: PlatformAdapter
  readonly clock: Clock
  readonly serverClock: ServerClock
  readonly policy: RetryPolicy
  readonly random: () => number
  readonly host: HostWatch
  readonly traced?: Traced
}

/** A line to OSS for one file: every exchange on it is signed afresh, tried again where that helps, and read. */
export interface OssLine {
  /**
   * @param send one attempt, signed with this grant at this time (ms since 1970, by the server's clock)
   * @param read what the answer says; it may throw an `UploadError` for an answer that makes no sense
   * @param lane each attempt waits for it, and tells it what became of the body
   * @throws UploadError, or a PlatformError `cancelled`
   */
  exchange<T>(
    send: (grant: Grant, atMs: number) => Promise<HttpResponse>,
    read: (answer: HttpResponse) => T,
    signal?: CancelSignal,
    lane?: Lane,
  ): Promise<T>
}

export function createOssLine(deps: OssLineDeps, cycler: Cycler): OssLine {
  return {
    async exchange(send, read, signal, lane) {
      let used: Grant | undefined
      let failed: string | undefined
      const attempt = async () => {
        expectRunning(signal)
        await deps.host.clear(signal)
        used = await cycler.current()
        const attempted = await attemptOnce(used, send(used, deps.serverClock.now()), read)
        tell(deps.host, attempted)
        if ('fault' in attempted) failed = codeOf(attempted.fault)
        return attempted
      }
      const renew = async () => {
        // A request that is let run to its end may be refused after a stop; then the app is asked for nothing.
        expectRunning(signal)
        if (used !== undefined) await cycler.renew(used)
      }
      const inTurn = async () => {
        if (lane === undefined || signal?.cancelled) return attempt()
        // Nobody else waits meanwhile, should the app have to be asked.
        await cycler.current()
        return along(lane, attempt, deps.host, signal)
      }
      const { traced = (_, work) => work() } = deps
      const host = {
        excuse: deps.host.excuse,
        rest: (...times: Parameters<HostWatch['rest']>) =>
          traced({ name: 'retry', failed }, () => deps.host.rest(...times)),
      }
      return retrying(inTurn, { ...deps, host, refreshCredential: renew }, signal)
    },
  }
}

/** What came of an attempt says something of the network. */
function tell(host: HostWatch, attempted: Attempted<unknown>): void {
  if (!('fault' in attempted && attempted.fault.kind === 'host')) host.answered()
  else if (outcomeOf(attempted) !== 'other') host.broke()
}

/** The wait comes before the signature, which would grow old in it. */
async function along<T>(
  lane: Lane,
  attempt: () => Promise<Attempted<T>>,
  host: HostWatch,
  signal?: CancelSignal,
): Promise<Attempted<T>> {
  await lane.enter(signal)
  let outcome: Outcome = 'other'
  try {
    const attempted = await attempt()
    // Where there is no network, or the app is hidden, a break says nothing of the line.
    if (host.excuse() === undefined) outcome = outcomeOf(attempted)
    return attempted
  } finally {
    lane.leave(outcome)
  }
}

function outcomeOf(attempted: Attempted<unknown>): Outcome {
  if ('value' in attempted) return 'landed'
  const { fault } = attempted
  const code = fault.kind === 'host' ? fault.error.code : undefined
  return code === 'timeout' ? 'timeout' : code === 'network' ? 'broken' : 'other'
}

function codeOf(fault: Fault): string {
  return fault.kind === 'oss' ? (fault.refusal.ossCode ?? `HTTP ${fault.refusal.status}`) : fault.error.code
}

async function attemptOnce<T>(
  { credential }: Grant,
  answered: Promise<HttpResponse>,
  read: (answer: HttpResponse) => T,
): Promise<Attempted<T>> {
  try {
    const answer = await answered
    if (!isSuccess(answer))
      return { fault: { kind: 'oss', refusal: withoutKeys(readRefusal(answer), credential) } }
    return { value: read(answer) }
  } catch (cause) {
    if (isPlatformError(cause)) return { fault: { kind: 'host', error: cause } }
    if (isUploadError(cause)) return { fault: { kind: 'upload', error: cause } }
    throw cause
  }
}

/** OSS, and whatever answers in its place, may repeat what it was sent, in whatever field. */
function withoutKeys(refusal: OssFault, credential: Credential): OssFault {
  const { accessKeyId, accessKeySecret, securityToken } = credential
  const hide = (said: string | undefined) =>
    [accessKeySecret, securityToken, accessKeyId].reduce(
      (text, key) => (key ? text?.split(key).join('…') : text),
      said,
    )
  const { message, ossCode, ec, requestId, hostId } = refusal
  return {
    ...refusal,
    message: hide(message),
    ossCode: hide(ossCode),
    ec: hide(ec),
    requestId: hide(requestId),
    hostId: hide(hostId),
  }
}
