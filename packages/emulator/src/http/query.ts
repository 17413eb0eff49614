/** `name=value` pairs as a service may trust them: each name once, and every byte readable. */
export interface Query {
  parameters: ReadonlyMap<string, string>
  /**
   * The first name that came twice, or that cannot be decoded (or its value). A signature covers one value per name:
   * a service that takes the other one, or a guess, serves what nobody signed. So it must refuse.
   */
  defect: string | undefined
}

/**
 * Reads the part behind the `?`, or a form's body.
 * @param plus what a `+` stands for: itself at OSS, a blank in a form and at the RPC gateway
 */
export function readQuery(encoded: string, plus: '+' | ' '): Query {
  const parameters = new Map<string, string>()
  let defect: string | undefined
  for (const pair of encoded.split('&')) {
    if (pair === '') continue
    const mark = pair.indexOf('=')
    const rawName = mark < 0 ? pair : pair.slice(0, mark)
    const name = decode(rawName, plus)
    const value = decode(mark < 0 ? '' : pair.slice(mark + 1), plus)
    if (name === undefined || value === undefined || parameters.has(name)) defect ??= name ?? rawName
    else parameters.set(name, value)
  }
  return { parameters, defect }
}

function decode(text: string, plus: '+' | ' '): string | undefined {
  try {
    return decodeURIComponent(plus === ' ' ? text.replaceAll('+', ' ') : text)
  } catch {
    return undefined
  }
}
