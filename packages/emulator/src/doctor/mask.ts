/** Names behind which a secret stands, in headers, queries and signed texts. */
const NAMED =
  /((?:x-oss-)?security-?token|x-oss-signature|x-oss-credential|signature(?:provided)?|(?:oss)?accesskey(?:id|secret)|uploadauth|policy(?==))(["']?\s*(?:[:=]|%3D|%253D)\s*["']?)([^\s&"',<>]+)/gi

/** Ids of permanent and temporary keys begin so. */
const KEY_ID = /\b(?:LTAI[A-Za-z0-9]{8,}|STS\.[A-Za-z0-9]{8,})/g

/** Nothing else that is shown is so long and so dense. */
const LONG_RUN = /[A-Za-z0-9+/=%_-]{100,}/g

/** The condition of a form's policy, of which only the field is told. */
const CONDITION = /\[[^\]]*\]/g

/** Makes a text that somebody else wrote fit to be shown. @param secrets known ones, which are looked for as they are */
export function masked(text: string, secrets: readonly string[] = []): string {
  const known = secrets
    .filter((secret) => secret.length >= 12)
    .flatMap((secret) => [
      ...new Set([encodeURIComponent(encodeURIComponent(secret)), encodeURIComponent(secret), secret]),
    ])
    .reduce((rest, secret) => rest.replaceAll(secret, `‹${secret.length} characters›`), text)
  return known
    .replace(NAMED, (whole, name: string, sign: string, value: string) =>
      value.startsWith('‹') ? whole : `${name}${sign}‹${value.length} characters›`,
    )
    .replace(KEY_ID, (id) => `‹key id, ${id.length} characters›`)
    .replace(LONG_RUN, (run) => `‹${run.length} characters›`)
}

/** Also takes the conditions of a policy out. */
export function maskedMessage(message: string, secrets: readonly string[] = []): string {
  const told = /condition/i.test(message)
    ? message.replace(CONDITION, (condition) => `‹${fieldOf(condition)}›`)
    : message
  return masked(told, secrets)
}

/** `["eq", "$key", "…"]` is about `key`. */
export function fieldOf(condition: string): string {
  return (
    /\$([\w-]+)/.exec(condition)?.[1] ??
    /content-length-range/i.exec(condition)?.[0] ??
    /["']([\w-]+)["']\s*[:,]/.exec(condition)?.[1] ??
    'a condition'
  )
}
