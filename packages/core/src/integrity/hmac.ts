import { toBase64 } from '../bytes/base64'
import { toHex } from '../bytes/hex'
import { utf8Bytes } from '../bytes/utf8'
import { digest, hmac } from './block-hash'
import { sha1 } from './sha1'
import { sha256 } from './sha256'

/** What OSS's V1 and VOD's RPC signatures are made of. */
export function hmacSha1Base64(secret: string, text: string): string {
  return toBase64(hmac(sha1, utf8Bytes(secret), utf8Bytes(text)))
}

/** 32 bytes. */
export function hmacSha256(key: Uint8Array, text: string): Uint8Array {
  return hmac(sha256, key, utf8Bytes(text))
}

export function sha256Hex(text: string): string {
  return toHex(digest(sha256, utf8Bytes(text)))
}
