import { parseArgs } from 'node:util'

export const usage = `Kills an app again and again while it uploads, and spoils the line of others; real processes and sockets.

  npm run chaos [-- [--seed N] [--kills N] [--mb N] [--storms N]]

  --seed N     what is drawn: kills, faults, and the bytes of the files (default 1)
  --kills N    how often the app is killed in one upload (default 20)
  --mb N       megabytes of that upload (default 200)
  --storms N   how many lines are spoiled, for each face (default 3)
  --help       this text

Exit code 1 for any violation, 2 for a call that makes no sense.`

export interface Wish {
  readonly seed: number
  readonly kills: number
  readonly mb: number
  readonly storms: number
}

export type Asked =
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly sentence: string }
  | ({ readonly kind: 'run' } & Wish)

const defaults = { seed: '1', kills: '20', mb: '200', storms: '3' } as const

export function readArguments(argv: readonly string[]): Asked {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        seed: { type: 'string', default: defaults.seed },
        kills: { type: 'string', default: defaults.kills },
        mb: { type: 'string', default: defaults.mb },
        storms: { type: 'string', default: defaults.storms },
        help: { type: 'boolean', short: 'h' },
      },
    })
    if (values.help) return { kind: 'help' }
    const kills = wholeNumber('kills', values.kills, 1)
    return {
      kind: 'run',
      seed: wholeNumber('seed', values.seed, 0),
      kills,
      mb: wholeNumber('mb', values.mb, kills * LEAST_MB_PER_KILL),
      storms: wholeNumber('storms', values.storms, 0),
    }
  } catch (cause) {
    return { kind: 'wrong', sentence: cause instanceof Error ? cause.message : String(cause) }
  }
}

const MOST = 2 ** 31 - 1
/** The documented face has a quarter of it, and each kill costs some of the smallest parts. */
const LEAST_MB_PER_KILL = 2

function wholeNumber(name: string, text: string, least: number): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= least && value <= MOST) return value
  throw new Error(`--${name} must be a whole number of ${least} or more, not ${text}.`)
}
