import type { Measurement, Watched } from '../contenders/job'

export type Taken = Omit<Measurement, 'failure'>

const LOOK_MS = 4
const MEMORY_EVERY_MS = 16
const COLLECT_MS = 50

/** Watches this process from now on, until the function that it returns is called. */
export function startProbe(watched: Watched): () => Taken {
  global.gc?.()
  const memory = watchMemory(watched === 'memory')
  const blocks = watched === 'blocks' ? watchBlocks() : undefined
  const began = performance.now()
  const cpuAtStart = process.cpuUsage()
  return () => {
    const ms = performance.now() - began
    const { user, system } = process.cpuUsage(cpuAtStart)
    return { ms, cpuMs: (user + system) / 1000, ...memory(), ...blocks?.() }
  }
}

function watchMemory(collects: boolean): () => Pick<Taken, 'peakBytes' | 'heldBytes'> {
  const idleBytes = memoryBytes()
  let peakBytes = 0
  const look = () => {
    if (collects) global.gc?.()
    peakBytes = Math.max(peakBytes, memoryBytes() - idleBytes)
  }
  const timer = setInterval(look, collects ? COLLECT_MS : MEMORY_EVERY_MS)
  return () => {
    look()
    clearInterval(timer)
    return collects ? { peakBytes, heldBytes: peakBytes } : { peakBytes }
  }
}

function watchBlocks(): () => Pick<Taken, 'longestBlockMs'> {
  let longestBlockMs = 0
  let lastMs = performance.now()
  let lastCpuMs = cpuMs()
  const timer = setInterval(() => {
    const nowMs = performance.now()
    const nowCpuMs = cpuMs()
    // Of a pause, only what this process has worked counts: on a busy machine it waits for others as well.
    longestBlockMs = Math.max(longestBlockMs, Math.min(nowMs - lastMs, nowCpuMs - lastCpuMs))
    lastMs = nowMs
    lastCpuMs = nowCpuMs
  }, LOOK_MS)
  return () => {
    clearInterval(timer)
    return { longestBlockMs }
  }
}

function memoryBytes(): number {
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
