/** Fields whose values sign a request, or are what it is signed with; without case, and without what stands between words. */
const SECRET_FIELD =
  /^(oss)?(accesskey(id|secret)|(xoss)?(security|sts)token|uploadauth|(xoss)?signature|policy|xosscredential|authorization)$/

/** Of `OSS id:signature` and `OSS4-HMAC-SHA256 Credential=id/date/…,Signature=signature`. */
const SIGNING_WORD = /(?:^OSS |Credential=)([^:/]+)|(?::|Signature=)(.+)$/g

/** Less is found in any text by chance. */
const LEAST_CHARACTERS = 8

export interface SecretBook {
  /** Writes down the secrets in an answer, a request's headers or fields, or a credential, however deep they lie. */
  learn(value: unknown): void
  readonly size: number
  /** Names of the secrets that the text holds, as they are or percent-encoded. */
  foundIn(text: string): string[]
}

export function createSecretBook(): SecretBook {
  const nameBySecret = new Map<string, string>()

  const keep = (name: string, secret: string) => {
    for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]) {
      if (form.length >= LEAST_CHARACTERS) nameBySecret.set(form, name)
    }
  }
  const learnField = (name: string, value: string) => {
    const plainName = name.toLowerCase().replace(/[^a-z]/g, '')
    if (!SECRET_FIELD.test(plainName)) return
    keep(name, value)
    if (plainName === 'uploadauth') learn(parsed(Buffer.from(value, 'base64').toString()))
    if (plainName === 'authorization')
      for (const [, id, signature] of value.matchAll(SIGNING_WORD)) keep(name, id ?? signature ?? '')
    if (plainName === 'xosscredential') keep(name, value.split('/')[0] ?? '')
  }
  const learn = (value: unknown) => {
    if (typeof value === 'string') return learnText(value)
    if (typeof value !== 'object' || value === null) return
    for (const [name, member] of Object.entries(value)) {
      if (typeof member === 'string') learnField(name, member)
      else learn(member)
    }
  }
  /** A URL with a query, or JSON. */
  const learnText = (text: string) => {
    const [, query] = /^\w+:\/\/[^?]*\?(.*)$/.exec(text) ?? []
    if (query !== undefined) learn(Object.fromEntries(new URLSearchParams(query)))
    else learn(parsed(text))
  }
  return {
    learn,
    get size() {
      return nameBySecret.size
    },
    foundIn: (text) => {
      const found = new Set<string>()
      for (const [secret, name] of nameBySecret) if (text.includes(secret)) found.add(name)
      return [...found]
    },
  }
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' ? value : undefined
  } catch {
    return undefined
  }
}
