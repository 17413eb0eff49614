import type { Random } from './random'

/** What can go wrong with one call, each by chance. */
export const faults = [
  'refused', // no connection
  'reset', // the connection breaks while the body goes up
  'lost-answer', // the server does as it is told, and nobody hears of it
  'stalled', // nothing moves, and nothing answers
  'late', // the request arrives when the app has given it up
  'twice', // the network sends it again, later
  'damaged', // a byte of the body is another one when it arrives
  'portal', // a login page answers in the place of the server
  'server-error',
  'server-error-after', // it answers 503, and has done it all the same
  'throttled', // 503 with Retry-After
  'signature-refused',
  'key-refused',
  'access-denied',
  'session-lost', // OSS has forgotten a session
  'file-unreadable', // a read that comes back short, which an adapter tells so
  'file-silent', // the host never answers a file call
  'storage-refused',
  'storage-silent',
  'auth-failed',
  'auth-silent',
  'auth-slow',
  'auth-garbage',
] as const

export type Fault = (typeof faults)[number]

/** These end an upload, or hold it up for long, each time they strike; so they strike less. */
const heavy: readonly Fault[] = [
  'access-denied',
  'file-unreadable',
  'file-silent',
  'auth-silent',
  'session-lost',
  'stalled',
]

/** Each seed has faults of its own: many of a few kinds find more than a few of every kind. */
export interface Weather {
  /** Does it go wrong now? Never again after `calmDown`. */
  strikes(fault: Fault): boolean
  calmDown(): void
  readonly calm: boolean
  readonly kinds: readonly Fault[]
}

export function createWeather(random: Random): Weather {
  const fair = random.chance(0.08)
  const share = random.pick([0.15, 0.3, 0.5])
  const strength = random.pick([0.03, 0.08, 0.2])
  const odds = new Map<Fault, number>()
  for (const fault of faults) {
    const on = random.chance(share)
    if (fair || !on) continue
    odds.set(fault, (heavy.includes(fault) ? 0.3 : 1) * strength * (0.5 + random.next()))
  }
  let calm = false
  return {
    strikes(fault) {
      const probability = odds.get(fault)
      return probability !== undefined && random.chance(probability) && !calm
    },
    calmDown() {
      calm = true
    },
    get calm() {
      return calm
    },
    kinds: Array.from(odds.keys()),
  }
}
