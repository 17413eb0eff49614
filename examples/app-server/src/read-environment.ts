export type Environment = Readonly<Record<string, string | undefined>>

/** One sentence that says what is wrong with the environment, and what to set. */
export class ConfigProblem extends Error {
  override readonly name = 'ConfigProblem'
}

/** Trimmed; `undefined` where there is none, or nothing in it. */
export function textOf(env: Environment, name: string): string | undefined {
  return env[name]?.trim() || undefined
}

/** @throws ConfigProblem */
export function wholeNumberOf(
  env: Environment,
  name: string,
  { byDefault, least, most }: { byDefault: number; least: number; most: number },
): number {
  const text = textOf(env, name)
  if (text === undefined) return byDefault
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  throw new ConfigProblem(`${name} must be a whole number from ${least} to ${most}, not '${text}'.`)
}
