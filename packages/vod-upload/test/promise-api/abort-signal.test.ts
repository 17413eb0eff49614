import { createCanceller } from '@vod-upload/platform'
import { type AbortSignalShape, toCancelSignal } from '../../src/promise-api/abort-signal'

test('the signal of a canceller is itself', () => {
  const { signal } = createCanceller()
  expect(toCancelSignal(signal)).toBe(signal)
})

test('an AbortSignal is heard once, when it fires', () => {
  const controller = new AbortController()
  const signal = toCancelSignal(controller.signal)
  const heard = jest.fn()
  const heardNever = jest.fn()
  signal.onCancel(heard)
  signal.onCancel(heardNever)()
  expect(signal.cancelled).toBe(false)
  controller.abort()
  expect(signal.cancelled).toBe(true)
  expect(heard).toHaveBeenCalledTimes(1)
  expect(heardNever).not.toHaveBeenCalled()
})

test('one that has fired is heard at once', () => {
  const heard = jest.fn()
  toCancelSignal(AbortSignal.abort()).onCancel(heard)
  expect(heard).toHaveBeenCalledTimes(1)
})

test('a poor polyfill that lets nobody leave will do', () => {
  const polyfill: AbortSignalShape = { aborted: false, addEventListener: () => undefined }
  expect(toCancelSignal(polyfill).onCancel(() => undefined)).not.toThrow()
})
