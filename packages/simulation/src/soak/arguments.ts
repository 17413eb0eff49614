import { parseArgs } from 'node:util'

export type Wish =
  | { readonly kind: 'help' }
  | { readonly kind: 'soak'; readonly from: number; readonly seeds: number }
  | { readonly kind: 'replay'; readonly seed: number }
  | { readonly kind: 'wrong'; readonly sentence: string }

export const usage = `Lives of an app in virtual time, with faults drawn from a seed; promises are checked at every step.

  npm run soak [-- --seeds N --from N]
  npm run soak -- --replay N

  --seeds N    how many seeds are run, on every core (default 2000)
  --from N     the first of them (default 1)
  --replay N   runs one seed, and prints what happened in it
  --help       this text

Exit code 1 for any violation, 2 for a call that makes no sense.`

export function readArguments(words: readonly string[]): Wish {
  try {
    const options = {
      seeds: { type: 'string' },
      from: { type: 'string' },
      replay: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    } as const
    const { values } = parseArgs({ args: [...words], options })
    if (values.help) return { kind: 'help' }
    if (values.replay !== undefined) return { kind: 'replay', seed: wholeNumber('replay', values.replay) }
    const from = wholeNumber('from', values.from ?? '1')
    return { kind: 'soak', from, seeds: wholeNumber('seeds', values.seeds ?? '2000') }
  } catch (cause) {
    return { kind: 'wrong', sentence: cause instanceof Error ? cause.message : String(cause) }
  }
}

function wholeNumber(name: string, text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new Error(`--${name} takes a whole number, not «${text}».`)
}
