import type { Invariant } from './invariant'
import { oneEnding } from './one-ending'
import { rightBytes } from './right-bytes'

export const invariants: readonly Invariant[] = [rightBytes, oneEnding]
