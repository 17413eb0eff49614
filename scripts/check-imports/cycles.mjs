// Finds the cycles in a graph of files: one, the shortest, for every file that is not yet part of a reported one.

/** The shortest way from `start` back to itself, as `[start, ..., start]`; undefined when there is none. */
function shortestCycle(edges, start) {
  const cameFrom = new Map()
  const queue = [start]
  for (const file of queue) {
    for (const next of (edges.get(file) ?? new Map()).keys()) {
      if (next === start) return pathTo(cameFrom, start, file).concat(start)
      if (cameFrom.has(next)) continue
      cameFrom.set(next, file)
      queue.push(next)
    }
  }
  return undefined
}

function pathTo(cameFrom, start, file) {
  const path = [file]
  while (path[0] !== start) path.unshift(cameFrom.get(path[0]))
  return path
}

/**
 * @param {Map<string, Map<string, number>>} edges file -> the files it imports -> the line that does
 * @returns {string[][]} each `[a, b, ..., a]`
 */
export function findCycles(edges) {
  const reported = new Set()
  const cycles = []
  for (const start of [...edges.keys()].sort()) {
    if (reported.has(start)) continue
    const cycle = shortestCycle(edges, start)
    if (!cycle) continue
    for (const file of cycle) reported.add(file)
    cycles.push(cycle)
  }
  return cycles
}
