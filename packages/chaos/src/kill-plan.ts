import type { Dice } from './dice'

/** When a life of the app ends, whichever comes first. */
export interface Kill {
  /** Bytes of requests that the line has passed on in this life; `Infinity` where only `whenMade` counts. */
  readonly afterBytes: number
  /** Milliseconds of this life. */
  readonly afterMs?: number
  /** OSS has made the object, and the app has not heard of it. */
  readonly whenMade: boolean
  /** The line goes with the app; else what has left the app still arrives. */
  readonly cutsLine: boolean
}

export interface KillWishes {
  readonly kills: number
  readonly fileBytes: number
  readonly partSizeBytes: number
  readonly parallelParts: number
}

/** The rest is for the life that is left alone, and for bytes that pass before a kill has struck. */
const SPENT_SHARE = 0.9
const EARLY_CHANCE = 0.15
const EARLIEST_MS = 400

/**
 * One kill for each life but the last, never so late that the upload could be through before the last kill: all lives
 * together pass fewer bytes than the file has, with what still arrives after a kill.
 */
export function drawKills(
  dice: Dice,
  { kills, fileBytes, partSizeBytes, parallelParts }: KillWishes,
): Kill[] {
  const spareBytes = fileBytes - kills * parallelParts * partSizeBytes
  if (spareBytes <= 0) throw new Error('So many kills need a larger file, or smaller parts.')
  const weights = Array.from({ length: kills }, () => 0.05 + dice.fraction())
  const allWeight = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight, index) => {
    const whenMade = index === kills - 1 && dice.chance(0.5)
    const afterBytes = Math.floor((spareBytes * SPENT_SHARE * weight) / allWeight)
    const isEarly = dice.chance(EARLY_CHANCE)
    const afterMs = dice.whole(0, EARLIEST_MS)
    const cutsLine = whenMade || dice.chance(0.5)
    if (whenMade) return { afterBytes: Infinity, whenMade, cutsLine }
    return { afterBytes, whenMade, cutsLine, ...(isEarly && { afterMs }) }
  })
}
