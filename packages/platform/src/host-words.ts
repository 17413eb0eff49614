const MAX_LENGTH = 200
/** What is looked at: beyond it, the work on words that are made for it would never end. */
const MAX_READ = 10000

/**
 * What a host threw or told, in its own words, uncleaned: an error's, those of `{ errMsg }` or Alipay's `{ errorMessage }`, a text.
 * It never throws, whatever the value is.
 */
export function wordsOf(told: unknown): string {
  try {
    return textIn(told) || NO_WORDS
  } catch {
    return NO_WORDS
  }
}

const NO_WORDS = 'no reason given'

function textIn(told: unknown): string {
  if (told === undefined || told === null) return ''
  if (typeof told !== 'object') return String(told)
  const errMsg = 'errMsg' in told ? told.errMsg : undefined
  const errorMessage = 'errorMessage' in told ? told.errorMessage : undefined
  const message = 'message' in told ? told.message : undefined
  return (
    [errMsg, errorMessage, message].filter((each) => typeof each === 'string').find((each) => each !== '') ??
    ''
  )
}

/**
 * A host's words as an error may repeat them: in one line, of a length that a log can bear, and without what signs a
 * request. Hosts put whole URLs, headers and form fields into them, encoded ones too.
 */
export function withoutSecrets(words: string): string {
  const said = words
    .slice(0, MAX_READ)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(QUERY, '?…')
    .replace(AUTHORIZATION, '$1…')
    .replace(SECRET, '$1…')
    .replace(BARE, '…')
  return said.length > MAX_LENGTH ? `${said.slice(0, MAX_LENGTH)}…` : said
}

const QUERY = /(?:\?|%(?:25)*3F)[^\s"']+/gi

// Its value has spaces in it: `OSS id:signature`.
const AUTHORIZATION = /(authorization["']?\s*[=:]\s*["']?)[^,;"'}]+/gi

// With what JSON, XML and URLs put between a name and its value.
const SECRET =
  /((?:signature\w*|credentials?|token|policy|accesskey\w*|secret|uploadauth)\\?["']?\s*(?:[=:>]|%(?:25)*3[DA])\s*\\?["']?)[^\s&,"'\\<]+/gi

// Nothing says what it is: a token, a policy or an UploadAuth by their length, signatures of V4 and of V1.
const BARE = /[\w+/=%-]{100,}|\b[\da-f]{64}\b|(?:[a-z\d+/]|%2[BF]){27}(?:=|%3D)/gi
