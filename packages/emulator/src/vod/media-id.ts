import { randomBytes } from 'node:crypto'

/** 32 hex digits, as VOD's ids are. */
export function newMediaId(): string {
  return randomBytes(16).toString('hex')
}

/** The parameters of a call that describe the medium: neither its signature nor its protocol. */
export function describingParameters(parameters: ReadonlyMap<string, string>): Record<string, string> {
  const protocol =
    /^(Action|Version|Format|RegionId|AccessKeyId|SecurityToken|Signature\w*|Timestamp|RequestId)$/
  return Object.fromEntries([...parameters].filter(([name]) => !protocol.test(name)))
}
