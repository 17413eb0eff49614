import type { BoundSettings } from './contenders/job'
import { type FileSetName, fileSets, KB, type Load, MB } from './file-sets'
import { type LineName, lines } from './link/line-profile'
import type { Extent, Wish } from './wish'

/** Runs beside the one that time is taken of. */
export interface Closely {
  /** For blocks, with and without a JIT: the longest of so much work is the longest of more. */
  readonly blocksLoad: Load
  /** For time and processor without a JIT. */
  readonly jitlessLoad?: Load
}

/** One line and one set of files, which every contender gets; one part of the table. */
export interface Group {
  readonly line: LineName
  readonly fileSet: FileSetName
  readonly load: Load
  /** What settings of the bound are tried with, to find the best. */
  readonly searchLoad: Load
  readonly candidates: readonly BoundSettings[]
  /** Where the processor and not the line decides, what it does is looked at more closely. */
  readonly closely?: Closely
}

/** How long the bytes of one contender take at the line's rate, in seconds: what a swing and accidents need to show. */
const secondsOf: Record<Exclude<Extent, 'full'>, Record<LineName, number>> = {
  default: {
    '100mbit-20ms': 8.5,
    '20mbit-50ms-0.5%': 12,
    '4mbit-200ms-1%-reset20s': 45,
    halving: 30,
    '1gbit-2ms': 9,
  },
  quick: {
    '100mbit-20ms': 1.5,
    '20mbit-50ms-0.5%': 2,
    '4mbit-200ms-1%-reset20s': 5,
    halving: 3,
    '1gbit-2ms': 0.5,
  },
}

/** A gigabyte tells something else than 100 MB only where it is the processor or the memory that is tried. */
function isWorthwhile(line: LineName, fileSet: FileSetName, extent: Extent): boolean {
  return fileSet !== '1x1GB' || extent === 'full' || (extent === 'default' && isProcessorBound(line))
}

function isProcessorBound(line: LineName): boolean {
  return lines[line].bitsPerSecond >= 1e9
}

export function groupsOf({ extent, lines: wanted, fileSets: sets }: Wish): Group[] {
  return wanted.flatMap((line) =>
    sets.filter((fileSet) => isWorthwhile(line, fileSet, extent)).map((set) => groupOf(line, set, extent)),
  )
}

function groupOf(line: LineName, fileSet: FileSetName, extent: Extent): Group {
  const real = fileSets[fileSet]
  const carried = lines[line].bitsPerSecond / 8
  const loadFor = (seconds: number) => loadWithin(real, carried * seconds)
  const load = extent === 'full' ? real : loadFor(secondsOf[extent][line] / (real.count > 1 ? 2 : 1))
  const seconds = (load.count * load.sizeBytes) / carried
  return {
    line,
    fileSet,
    load,
    searchLoad: loadFor(Math.min(seconds / 3, MOST_SEARCH_SECONDS)),
    candidates: candidatesFor(load, extent),
    closely: isProcessorBound(line) && extent !== 'quick' ? closelyFor(load) : undefined,
  }
}

function closelyFor(load: Load): Closely {
  return {
    blocksLoad: loadWithin(load, MOST_BLOCKS_BYTES),
    ...(load.count === 1 && { jitlessLoad: loadWithin(load, JITLESS_BYTES) }),
  }
}

const MOST_SEARCH_SECONDS = 15
const MOST_BLOCKS_BYTES = 100 * MB
const JITLESS_BYTES = 32 * MB
const LEAST_FILES = 10

/** As much of it as has these many bytes: fewer files, or a smaller one, in whole megabytes. */
export function loadWithin({ count, sizeBytes }: Load, bytes: number): Load {
  if (count > 1) {
    return { count: Math.max(LEAST_FILES, Math.min(count, Math.floor(bytes / sizeBytes))), sizeBytes }
  }
  return { count, sizeBytes: Math.min(sizeBytes, Math.max(1, Math.floor(bytes / MB)) * MB) }
}

function candidatesFor({ count, sizeBytes }: Load, extent: Extent): BoundSettings[] {
  const lanes = extent === 'quick' ? [10] : [4, 7, 10]
  // Small files go whole.
  const many = [sizeBytes]
  const one = extent === 'quick' ? [512 * KB] : [256 * KB, 1 * MB, 4 * MB]
  return lanes.flatMap((lane) =>
    (count > 1 ? many : one).map((partSizeBytes) => ({ lanes: lane, partSizeBytes })),
  )
}
