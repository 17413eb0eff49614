import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { RecordFolder } from '../store/record-folder'

/** A permanent key pair of the emulated account. */
export interface Account {
  accessKeyId: string
  accessKeySecret: string
}

/** What a credential may do: everything of the account, or write one object. */
export type Grant = { kind: 'account' } | { kind: 'write-object'; bucket: string; key: string }

export interface TemporaryCredential extends Account {
  securityToken: string
  /** Milliseconds since 1970; from then on the credential is refused. */
  expiresAt: number
  grant: Grant
}

export type Verdict =
  | { ok: true; accessKeySecret: string; grant: Grant }
  | { ok: false; why: 'key-unknown' | 'token-missing' | 'token-unknown' | 'token-mismatch' | 'expired' }

/** Knows every key pair, permanent and issued. */
export class CredentialBook {
  private readonly issued: RecordFolder<TemporaryCredential>

  constructor(
    dataDir: string,
    private readonly accounts: readonly Account[],
    private readonly now: () => number,
  ) {
    this.issued = new RecordFolder(join(dataDir, 'credentials'))
  }

  issue(grant: Grant, lifetimeMs: number): TemporaryCredential {
    const credential: TemporaryCredential = {
      accessKeyId: `STS.${letters(25)}`,
      accessKeySecret: letters(44),
      // Real tokens are some 700 characters of base64 with '+' and '/'; clients must encode them.
      securityToken: `CAIS${randomBytes(300).toString('base64')}+/=`,
      expiresAt: this.now() + lifetimeMs,
      grant,
    }
    this.issued.set(credential.accessKeyId, credential)
    return credential
  }

  /** Judges a key id and the token presented with it. The signature is the caller's to check. */
  judge(accessKeyId: string, securityToken: string | undefined): Verdict {
    const account = this.accounts.find((known) => known.accessKeyId === accessKeyId)
    // A token beside a permanent key pair cannot be one that belongs to it.
    if (account && securityToken !== undefined) return { ok: false, why: 'token-mismatch' }
    if (account) return { ok: true, accessKeySecret: account.accessKeySecret, grant: { kind: 'account' } }
    const credential = this.issued.get(accessKeyId)
    if (!credential) return { ok: false, why: 'key-unknown' }
    if (securityToken === undefined) return { ok: false, why: 'token-missing' }
    if (credential.securityToken !== securityToken) {
      const known = this.issued.values().some((other) => other.securityToken === securityToken)
      return { ok: false, why: known ? 'token-mismatch' : 'token-unknown' }
    }
    if (this.now() >= credential.expiresAt) return { ok: false, why: 'expired' }
    return { ok: true, accessKeySecret: credential.accessKeySecret, grant: credential.grant }
  }

  /** Lets every issued credential expire now. */
  expireAll(): void {
    for (const credential of this.issued.values()) {
      this.issued.set(credential.accessKeyId, { ...credential, expiresAt: this.now() })
    }
  }

  /** Forgets issued credentials, all or one, as if their role had been removed. */
  revoke(accessKeyId?: string): void {
    for (const credential of this.issued.values()) {
      if (accessKeyId === undefined || accessKeyId === credential.accessKeyId) {
        this.issued.delete(credential.accessKeyId)
      }
    }
  }
}

function letters(length: number): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
  return [...randomBytes(length)].map((byte) => alphabet[byte % alphabet.length]).join('')
}
