/** One thing that was looked at. */
export interface Finding {
  /** `problem` makes the command end with 1; `odd` is worth a look and may be right. */
  level: 'fine' | 'odd' | 'problem'
  /** What was looked at, in a word or two. */
  about: string
  /** One sentence. Holds no key, token, signature or policy. */
  says: string
  /** What to do; undefined where nothing is to be done. */
  remedy?: string
}

export const fine = (about: string, says: string): Finding => ({ level: 'fine', about, says })

export const odd = (about: string, says: string, remedy?: string): Finding => ({
  level: 'odd',
  about,
  says,
  ...(remedy === undefined ? {} : { remedy }),
})

export const problem = (about: string, says: string, remedy: string): Finding => ({
  level: 'problem',
  about,
  says,
  remedy,
})
