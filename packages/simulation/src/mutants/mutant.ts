/** A deliberate bug in our own code: one piece of one file, written otherwise. */
export interface Mutant {
  readonly name: string
  /** A seed that once found it: tried first, since most of the time goes into looking. */
  readonly foundAt?: number
  /** From the root of the workspace. */
  readonly file: string
  /** Stands in the file once. */
  readonly find: string
  readonly replace: string
}

/** @throws Error where the code has moved on, and the mutant would be none */
export function mutated(code: string, { name, file, find, replace }: Mutant): string {
  const [before, after, ...more] = code.split(find)
  if (after !== undefined && more.length === 0) return before + replace + after
  throw new Error(`No mutant «${name}»: «${find}» stands ${more.length + (after ? 1 : 0)} times in ${file}.`)
}
