import type { FaultAction } from './fault-list'

/** What goes wrong for every request until it is switched off. */
export interface Weather {
  /** How long each request waits before it is served. */
  latencyMs: number
  /** How many of a hundred requests are cut: half of them before anything is done, half after. */
  dropPercent: number
  /** How many of a hundred requests are answered 503. */
  unavailablePercent: number
  /** How far the clock of the emulator is ahead of this machine's; negative: behind. */
  clockSkewMs: number
}

export const FAIR: Weather = { latencyMs: 0, dropPercent: 0, unavailablePercent: 0, clockSkewMs: 0 }

const LIMITS: Readonly<Record<keyof Weather, readonly [least: number, most: number]>> = {
  latencyMs: [0, 60_000],
  dropPercent: [0, 100],
  unavailablePercent: [0, 100],
  clockSkewMs: [-366 * 86_400_000, 366 * 86_400_000],
}

/** The new weather, or one sentence that says which value cannot be. */
export function changeWeather(old: Weather, wish: Readonly<Record<string, unknown>>): Weather | string {
  const changed = { ...old }
  for (const [name, value] of Object.entries(wish)) {
    if (!isName(name)) return `There is no fault of the name ${JSON.stringify(name).slice(0, 40)}.`
    const [least, most] = LIMITS[name]
    if (typeof value !== 'number' || !(value >= least && value <= most)) {
      return `${name} must be a number from ${least} to ${most}.`
    }
    changed[name] = value
  }
  return changed
}

/** @param chance [0, 1) */
export function strikeOf(
  { dropPercent, unavailablePercent }: Weather,
  chance: number,
): FaultAction | undefined {
  const percent = chance * 100
  if (percent < dropPercent / 2) return { kind: 'reset' }
  if (percent < dropPercent) return { kind: 'lose-answer' }
  if (percent < dropPercent + unavailablePercent)
    return { kind: 'refuse', code: 'ServiceUnavailable', status: 503 }
  return undefined
}

function isName(name: string): name is keyof Weather {
  return Object.hasOwn(LIMITS, name)
}
