import { parseArgs } from 'node:util'

export type Wish =
  | { readonly kind: 'soak'; readonly from: number; readonly seeds: number }
  | { readonly kind: 'replay'; readonly seed: number }
  | { readonly kind: 'wrong'; readonly sentence: string }

export const usage = `npm run soak -- [--seeds N] [--from N]   runs N seeds (2000), from this one on (1), on every core
npm run soak -- --replay N               runs one seed, and prints what happened in it`

export function readArguments(words: readonly string[]): Wish {
  try {
    const options = {
      seeds: { type: 'string' },
      from: { type: 'string' },
      replay: { type: 'string' },
    } as const
    const { values } = parseArgs({ args: [...words], options })
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
