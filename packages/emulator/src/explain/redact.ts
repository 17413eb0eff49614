import type { RefusedClaim } from '../refusal'

/** A token is some hundred characters; nothing else that is signed is so long and so dense. */
const LONG_SECRET = /[A-Za-z0-9+/=%_-]{150,}/g

/** Makes texts fit to be shown: no key, no token and no signature of the claim is left in them, however encoded. */
export function redactorFor(claim: RefusedClaim | undefined, policy?: string): (text: string) => string {
  const names: [string | undefined, string][] = [
    [claim?.securityToken, 'token'],
    [claim?.signature, 'signature'],
    [policy, 'policy'],
    [claim?.accessKeyId, 'key id'],
  ]
  const replacements = names.flatMap(([secret, name]): [RegExp, string][] => {
    if (!secret) return []
    const once = encodeURIComponent(secret)
    const shown = `‹${name}, ${secret.length} characters›`
    return [...new Set([encodeURIComponent(once), once, secret])].map((written) => [wholly(written), shown])
  })
  return (text) => {
    const named = replacements.reduce((rest, [written, shown]) => rest.replace(written, shown), text)
    return named.replace(LONG_SECRET, (run) => `‹${run.length} characters›`)
  }
}

/** Not inside of a longer word: a short key id may be part of the name of a bucket. An encoded = or / ends a word. */
function wholly(written: string): RegExp {
  const literal = written.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  return new RegExp(`(?<=^|[^\\w-]|%(?:25)?(?:3D|2F|26))${literal}(?![\\w-])`, 'g')
}
