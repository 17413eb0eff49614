import { ContractBreach } from './clause'

/** @throws ContractBreach unless the two are the same text, number, or list of those */
export function expectSame(what: string, seen: unknown, wanted: unknown): void {
  const [has, wants] = [shown(seen), shown(wanted)]
  if (has !== wants) throw new ContractBreach(`${what}: ${clipped(has)} instead of ${clipped(wants)}.`)
}

/** @throws ContractBreach with this sentence unless the condition holds */
export function expectTrue(condition: boolean, otherwise: string): asserts condition {
  if (!condition) throw new ContractBreach(otherwise)
}

/** @throws ContractBreach that tells the first byte that differs */
export function expectBytes(what: string, seen: ArrayBuffer | Uint8Array, wanted: Uint8Array): void {
  const has = new Uint8Array(seen)
  if (has.length !== wanted.length) {
    throw new ContractBreach(`${what}: ${has.length} bytes instead of ${wanted.length}.`)
  }
  const at = has.findIndex((byte, index) => byte !== wanted[index])
  if (at >= 0) throw new ContractBreach(`${what}: byte ${at} is ${has[at]} instead of ${wanted[at]}.`)
}

/** What a promise rejects with; `undefined` if it resolves. */
export function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (cause) => cause ?? new ContractBreach('The adapter rejected with nothing.'),
  )
}

/** The code of what a promise rejects with, whatever else is wrong with it, so that each clause judges one thing. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  return codeIn(await rejectionOf(promise))
}

/** The same for what `rejectionOf` found. */
export function codeIn(cause: unknown): string {
  if (cause === undefined) return 'no rejection'
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined
  return typeof code === 'string' ? code : `no code, but ${String(cause)}`
}

const LOOK_EVERY_MS = 5

/** Whether the condition comes to hold. */
export async function eventually(
  condition: () => boolean | Promise<boolean>,
  withinMs = 2000,
): Promise<boolean> {
  const deadline = Date.now() + withinMs
  while (!(await condition())) {
    if (Date.now() > deadline) return false
    await pause(LOOK_EVERY_MS)
  }
  return true
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

const LONGEST_SHOWN = 300

function shown(value: unknown): string {
  return JSON.stringify(value) ?? String(value)
}

function clipped(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}… (${text.length} characters)` : text
}
