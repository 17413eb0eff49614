import { sameSignature } from '../signature/digests'
import type { Mistake } from './mistake'
import { ossMistakes } from './oss-mistakes'
import { formMistakes, generalMistakes, rpcMistakes } from './other-mistakes'
import { type SignedParts, signText, tellingText } from './signed-parts'

/** What the client must have signed, found by signing as it may have done. */
export interface FoundMistake {
  sentences: string[]
  theirText: string
}

/**
 * A signature does not tell what was signed. But the secret is known here, so the usual mistakes are made on purpose,
 * one at a time and then two at once: the one that gives the client's signature is the client's.
 */
export function findMistake(
  parts: SignedParts,
  signature: string,
  accessKeySecret: string,
): FoundMistake | undefined {
  const mistakes = mistakesOf(parts)
  const made = (list: readonly Mistake[]) => make(list, parts, signature, accessKeySecret)
  for (const mistake of mistakes) {
    const found = made([mistake])
    if (found) return found
  }
  for (const [index, first] of mistakes.entries()) {
    for (const second of mistakes.slice(index + 1)) {
      const found = made([first, second])
      if (found) return found
    }
  }
  return undefined
}

function mistakesOf(parts: SignedParts): Mistake[] {
  switch (parts.version) {
    case 'V1':
      return [...ossMistakes(parts), ...generalMistakes(false)]
    case 'V4':
      return [...ossMistakes(parts), ...generalMistakes(true)]
    case 'RPC 1.0':
      return [...rpcMistakes(parts), ...generalMistakes(false)]
    case 'ACS3':
      return generalMistakes(true)
    case 'form V1':
      return [...formMistakes(parts.version), ...generalMistakes(false)]
    case 'form V4':
      return [...formMistakes(parts.version), ...generalMistakes(true)]
  }
}

function make(
  mistakes: readonly Mistake[],
  parts: SignedParts,
  signature: string,
  accessKeySecret: string,
): FoundMistake | undefined {
  let [had, secret]: [SignedParts | undefined, string] = [parts, accessKeySecret]
  for (const mistake of mistakes) {
    if (mistake.parts) had = had && mistake.parts(had)
    if (mistake.secret) secret = mistake.secret(secret)
  }
  if (!had) return undefined
  const theirText = mistakes.reduce((text, mistake) => mistake.text?.(text) ?? text, tellingText(had))
  const theirs = mistakes.reduce(
    (made, mistake) => mistake.signature?.(made, { text: theirText, accessKeySecret: secret }) ?? made,
    signText(had, theirText, secret),
  )
  if (!sameSignature(theirs, signature)) return undefined
  return { sentences: mistakes.map(({ sentence }) => sentence), theirText }
}
