/** What an app is told, in the shape that the SDK quotes: `{ code, message }`. */
export interface RefusalBody {
  readonly code: string
  /** One sentence, for people. */
  readonly message: string
}

/** Thrown wherever a request is refused; the error handler answers with it. */
export class Refusal extends Error {
  override readonly name = 'Refusal'

  constructor(
    readonly statusCode: number,
    readonly code: string,
    message: string,
    /** When the same request may be allowed. */
    readonly retryAfterSeconds?: number,
  ) {
    super(message)
  }

  get body(): RefusalBody {
    return { code: this.code, message: this.message }
  }
}
