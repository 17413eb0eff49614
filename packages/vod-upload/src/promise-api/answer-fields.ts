/** Fields of an answer by their names in small letters, without underscores: `UploadAuth` is `uploadauth`. */
export type AnswerFields = Readonly<Record<string, unknown>>

const envelopes = ['data', 'body', 'result']
/** The answer of `wx.request`, in it an app server's, in it the answer of a VOD client. */
const MAX_ENVELOPES = 3

/**
 * The fields that hold the credential, wherever the app's server put them; those of the answer itself where none do.
 * `undefined` for what has no fields at all.
 */
export function answerFields(answer: unknown): AnswerFields | undefined {
  const outermost = fieldsOf(answer)
  let fields = outermost
  for (let opened = 0; fields !== undefined && opened <= MAX_ENVELOPES; opened += 1) {
    if (holdsCredential(fields)) return fields
    fields = insideOf(fields)
  }
  return outermost
}

/** Where VOD, or the app's server, says what went wrong: for an answer that holds no credential. */
export function refusalFields(answer: unknown): AnswerFields | undefined {
  let fields = fieldsOf(typeof answer === 'string' ? parsed(answer) : answer)
  for (let opened = 0; fields !== undefined && opened <= MAX_ENVELOPES; opened += 1) {
    if (typeof fields.code === 'string' && typeof fields.message === 'string') return fields
    fields = insideOf(fields)
  }
  return undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function fieldsOf(value: unknown): AnswerFields | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const fields: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(value)) {
    // Many servers write null or '' for what they leave out.
    if (field === null || field === '') continue
    fields[name.replace(/_/g, '').toLowerCase()] = field
  }
  return fields
}

/** Trimmed; `undefined` where there is none. */
export function textField(fields: AnswerFields, name: string): string | undefined {
  const value = fields[name]
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

function holdsCredential({ uploadauth, accesskeyid, credentials }: AnswerFields): boolean {
  return uploadauth !== undefined || accesskeyid !== undefined || credentials !== undefined
}

function insideOf(fields: AnswerFields): AnswerFields | undefined {
  for (const envelope of envelopes) {
    const inside = fieldsOf(fields[envelope])
    if (inside !== undefined) return inside
  }
  return undefined
}
