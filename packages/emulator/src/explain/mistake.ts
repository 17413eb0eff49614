import type { SignedParts } from './signed-parts'

/** One way in which a client may have signed something else than it sent, or have signed it otherwise. */
export interface Mistake {
  /** What the client must have done, and what to do instead. */
  sentence: string
  /** What it had before it when it signed; undefined where this mistake cannot be made. */
  parts?: (parts: SignedParts) => SignedParts | undefined
  /** What it made of the text to sign. */
  text?: (text: string) => string
  /** What it signed with. */
  secret?: (accessKeySecret: string) => string
  /** How it wrote, or made, the signature. */
  signature?: (signature: string, signed: { text: string; accessKeySecret: string }) => string
}
