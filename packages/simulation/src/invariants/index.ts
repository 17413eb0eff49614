import { callbackOrder } from './callback-order'
import { comesThrough } from './comes-through'
import type { Invariant } from './invariant'
import { memoryBound } from './memory-bound'
import { noSecrets } from './no-secrets'
import { oneEnding } from './one-ending'
import { oneQuestion } from './one-question'
import { oneSession } from './one-session'
import { quietWhenIdle } from './quiet-when-idle'
import { rightBytes } from './right-bytes'
import { risingProgress } from './rising-progress'
import { sameRecord } from './same-record'
import { waitsForNetwork } from './waits-for-network'

export const invariants: readonly Invariant[] = [
  rightBytes,
  oneEnding,
  comesThrough,
  waitsForNetwork,
  risingProgress,
  callbackOrder,
  oneQuestion,
  sameRecord,
  oneSession,
  memoryBound,
  quietWhenIdle,
  noSecrets,
]
