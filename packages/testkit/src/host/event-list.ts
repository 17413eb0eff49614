/** Listeners as the host keeps them: `off` without a listener takes all of them off. */
export interface EventList<Value> {
  on(listener: (value: Value) => void): void
  off(listener?: (value: Value) => void): void
  emit(value: Value): void
  readonly size: number
}

export function createEventList<Value>(): EventList<Value> {
  let listeners: Array<(value: Value) => void> = []
  return {
    on(listener) {
      listeners.push(listener)
    },
    off(listener) {
      listeners = listener === undefined ? [] : listeners.filter((each) => each !== listener)
    },
    emit(value) {
      for (const listener of [...listeners]) listener(value)
    },
    get size() {
      return listeners.length
    },
  }
}
