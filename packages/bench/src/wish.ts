import type { FileSetName } from './file-sets'
import type { LineName } from './link/line-profile'

export type Extent = 'quick' | 'default' | 'full'

/** What a run shall measure. */
export interface Wish {
  readonly extent: Extent
  readonly lines: readonly LineName[]
  readonly fileSets: readonly FileSetName[]
  readonly json?: string
  readonly markdown?: string
  readonly seed: number
}
