/** How far a call's timestamp may be from the server's clock, and so how long a nonce must be remembered. */
export const RPC_WINDOW_MS = 15 * 60_000

/** Remembers the nonces of recent calls, so that a recorded call cannot be sent again. */
export class NonceBook {
  private readonly seenAt = new Map<string, number>()

  constructor(private readonly now: () => number) {}

  /** True if this key pair has not used this nonce lately; from now on it has. */
  use(accessKeyId: string, nonce: string): boolean {
    const now = this.now()
    for (const [old, at] of this.seenAt) {
      if (now - at <= 2 * RPC_WINDOW_MS) break
      this.seenAt.delete(old)
    }
    const name = `${accessKeyId} ${nonce}`
    if (this.seenAt.has(name)) return false
    this.seenAt.set(name, now)
    return true
  }
}
