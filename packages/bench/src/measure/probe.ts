import type { Measurement } from '../contenders/job'

export type Taken = Omit<Measurement, 'failure'>

const LOOK_MS = 4
const MEMORY_EVERY_LOOKS = 4
const COLLECT_MS = 15

/**
 * Watches this process from now on, until the function that it returns is called.
 * @param collects whether to collect the heap all the time
 */
export function startProbe(collects: boolean): () => Taken {
  global.gc?.()
  const idleBytes = memoryBytes()
  let peakBytes = 0
  let heldBytes = 0
  let longestBlockMs = 0
  let looks = 0
  const look = () => {
    const bytes = memoryBytes() - idleBytes
    peakBytes = Math.max(peakBytes, bytes)
    return bytes
  }
  const collect = () => {
    global.gc?.()
    heldBytes = Math.max(heldBytes, look())
  }
  const collector = collects ? setInterval(collect, COLLECT_MS) : undefined

  const began = performance.now()
  const cpuAtStart = process.cpuUsage()
  let lastMs = began
  let lastCpuMs = cpuMs()
  const timer = setInterval(() => {
    const nowMs = performance.now()
    const nowCpuMs = cpuMs()
    // Of a pause, only what this process has worked counts: on a busy machine it waits for others as well.
    const workedMs = Math.min(nowMs - lastMs, nowCpuMs - lastCpuMs)
    longestBlockMs = Math.max(longestBlockMs, workedMs)
    lastMs = nowMs
    lastCpuMs = nowCpuMs
    looks += 1
    if (looks % MEMORY_EVERY_LOOKS === 0) look()
  }, LOOK_MS)

  return () => {
    const ms = performance.now() - began
    const { user, system } = process.cpuUsage(cpuAtStart)
    look()
    clearInterval(timer)
    clearInterval(collector)
    const cpuMs = (user + system) / 1000
    return { ms, cpuMs, peakBytes, longestBlockMs, ...(collects && { heldBytes }) }
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
