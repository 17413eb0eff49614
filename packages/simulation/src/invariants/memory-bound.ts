import type { Invariant } from './invariant'

/** Files at once × parts at once × part size: no more bytes are read or on their way. */
export const memoryBound: Invariant = {
  name: 'memory bound',
  watch(_, violated) {
    let said = false
    return {
      see(event) {
        if (event.type !== 'busier' || event.aliveBytes <= event.mostBytes || said) return
        said = true
        violated(`${event.aliveBytes} bytes are in memory, of ${event.mostBytes}`)
      },
    }
  },
}
