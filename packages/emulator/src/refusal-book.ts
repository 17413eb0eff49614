import type { Refusal } from './refusal'

/** What is known of one refused request. Holds secrets: `explain/` makes what may be shown of it. */
export interface RefusedRequest {
  requestId: string
  refusal: Refusal
  /** The service's own words. */
  code: string
  message: string
  /** The clock of the emulator when the request was judged, milliseconds since 1970. */
  at: number
}

/** The latest refusals of the signature check. They stay in memory, and are explained only when somebody asks. */
export class RefusalBook {
  private readonly refused = new Map<string, RefusedRequest>()

  constructor(private readonly limit = 200) {}

  add(refused: RefusedRequest): void {
    this.refused.set(refused.requestId, refused)
    const [oldest] = this.refused.keys()
    if (this.refused.size > this.limit && oldest !== undefined) this.refused.delete(oldest)
  }

  get(requestId: string): RefusedRequest | undefined {
    return this.refused.get(requestId)
  }
}
