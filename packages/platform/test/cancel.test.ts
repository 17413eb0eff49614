import { createCanceller } from '../src'

test('a signal fires once, for everybody who listens', () => {
  const { signal, cancel } = createCanceller()
  const told: string[] = []
  signal.onCancel(() => told.push(`first, cancelled: ${signal.cancelled}`))
  signal.onCancel(() => told.push('second'))
  expect(signal.cancelled).toBe(false)
  cancel()
  cancel()
  expect(told).toEqual(['first, cancelled: true', 'second'])
})

test('whoever comes late is told at once', () => {
  const { signal, cancel } = createCanceller()
  cancel()
  const listener = jest.fn()
  signal.onCancel(listener)()
  expect(listener).toHaveBeenCalledTimes(1)
})

test('whoever has left is not told, even if they leave while others are being told', () => {
  const { signal, cancel } = createCanceller()
  const listener = jest.fn()
  signal.onCancel(listener)()
  signal.onCancel(() => leave())
  const leave = signal.onCancel(listener)
  cancel()
  expect(listener).not.toHaveBeenCalled()
})

test('the same function given twice is told twice, and can leave once', () => {
  const { signal, cancel } = createCanceller()
  const listener = jest.fn()
  const leave = signal.onCancel(listener)
  signal.onCancel(listener)
  leave()
  cancel()
  expect(listener).toHaveBeenCalledTimes(1)
})
