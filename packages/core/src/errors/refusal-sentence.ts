/** Every refusal of a service has a code, but gateways answer in its place. */
const NO_CODE = 'Check that no proxy or login page of the network stands in between, and upload again.'

/** What a service refused, as one sentence for people: its code, its own words, and the remedy, where there is one. */
export function refusalSentence(
  service: 'OSS' | 'VOD',
  refusal: { readonly ossCode?: string; readonly status?: number; readonly message?: string },
  remedies: Readonly<Record<string, string>>,
): string {
  const { ossCode = '', status, message } = refusal
  const said = message ? `: ${message}` : ''
  const what =
    ossCode === '' ? `${service} answered with status ${status}` : `${service} refused (${ossCode})${said}`
  const sentence = /[.!?]$/.test(what) ? what : `${what}.`
  const remedy = ossCode === '' ? NO_CODE : remedies[ossCode]
  return remedy === undefined ? sentence : `${sentence} ${remedy}`
}
