import { ModernFakeTimers } from '@jest/fake-timers'
import { expect } from 'expect'
import { afterEach, beforeEach, describe, it, test } from 'jest-circus'
import { ModuleMocker } from 'jest-mock'

/** The globals that the tests of pure code use; a test that needs another one fails before anything is mutated. */
export function putJestInPlace() {
  const timers = new ModernFakeTimers({
    config: { rootDir: process.cwd(), fakeTimers: {} },
    global: globalThis,
  })
  const mocker = new ModuleMocker(globalThis)
  const jest = {
    fn: mocker.fn.bind(mocker),
    spyOn: mocker.spyOn.bind(mocker),
    useFakeTimers: () => timers.useFakeTimers(),
    useRealTimers: () => timers.useRealTimers(),
    advanceTimersByTimeAsync: (ms) => timers.advanceTimersByTimeAsync(ms),
    setSystemTime: (ms) => timers.setSystemTime(ms),
    getTimerCount: () => timers.getTimerCount(),
  }
  Object.assign(globalThis, { afterEach, beforeEach, describe, expect, it, jest, test })
}
