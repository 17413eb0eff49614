import type { SignedParts } from './explain/signed-parts'

/** The steps of a signature check, in the order in which they are taken. */
export const CHECK_STEPS = ['reading', 'clock', 'region', 'key', 'signature', 'policy', 'permission'] as const
export type CheckStep = (typeof CHECK_STEPS)[number]

/** Why a request was not let through, as far as the check had come. Holds secrets: never shown as it is. */
export interface Refusal {
  step: CheckStep
  /** Undefined while the request's signature has not been read. */
  claim: RefusedClaim | undefined
  /** Of the key that the claim names, once it is known to be valid. */
  accessKeySecret?: string
}

export interface RefusedClaim {
  accessKeyId: string
  securityToken: string | undefined
  signature: string
  parts: SignedParts
}

/** An error that can carry the step of the check that it ended. */
export interface Refusable extends Error {
  refusal?: Refusal
}

/** Takes one step of a check; an error of it carries which step that was. */
export function takeStep<T>(step: CheckStep, claim: RefusedClaim | undefined, check: () => T): T {
  try {
    return check()
  } catch (error) {
    if (error instanceof Error) noteRefusal(error, { step, claim })
    throw error
  }
}

export function noteRefusal(error: Refusable, refusal: Refusal): void {
  error.refusal ??= refusal
}
