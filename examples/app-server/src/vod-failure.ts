import { Refusal } from './refusal.js'

/** A call of VOD that failed, told without its message: that may quote the signed request. */
export class VodFailure extends Error {
  override readonly name = 'VodFailure'

  private constructor(
    readonly action: string,
    /** VOD's own, for example `Forbidden`; where VOD gave no answer, that of the connection. */
    readonly code: string,
    /** 0 where VOD gave no answer. */
    readonly status: number,
    /** What the vendor's support asks for. */
    readonly requestId: string | undefined,
  ) {
    super(`${action}: ${code}`)
  }

  static of(action: string, cause: unknown): VodFailure {
    const { code, data } = fieldsOf(cause)
    const { statusCode, RequestId } = fieldsOf(data)
    return new VodFailure(
      action,
      // A name and nothing else, whatever it is that was thrown.
      typeof code === 'string' && /^[\w.-]{1,80}$/.test(code) ? code : 'NoAnswer',
      typeof statusCode === 'number' ? statusCode : 0,
      typeof RequestId === 'string' ? RequestId : undefined,
    )
  }

  /** What the app is told of it. */
  get refusal(): Refusal {
    const { action, code, status } = this
    if (status === 0) return new Refusal(502, 'VodUnreachable', 'VOD did not answer; try again in a moment.')
    if (code === 'InvalidVideo.NotFound') {
      return new Refusal(404, 'VideoGone', 'VOD has no such video any more; upload the file anew.')
    }
    return new Refusal(
      502,
      'VodRefused',
      `VOD refused ${action} with ${code}; the server's log has its request id.`,
    )
  }
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
