import { createCanceller } from '@vod-upload/platform'
import { createGate, oneAfterOther } from '../src/transfer/gate'

const settled = () => new Promise((resolve) => setImmediate(resolve))

/** Asks to enter; tells whether it is inside. */
function visitor(gate: ReturnType<typeof createGate>, signal = createCanceller().signal) {
  const state = { inside: false, refused: '' }
  gate.enter(signal).then(
    () => {
      state.inside = true
    },
    ({ code }) => {
      state.refused = code
    },
  )
  return state
}

test('lets in as many as are allowed, the others in their order as room comes', async () => {
  const gate = createGate(2)
  const visitors = [1, 2, 3, 4].map(() => visitor(gate))
  await settled()
  expect(visitors.map(({ inside }) => inside)).toEqual([true, true, false, false])
  gate.leave()
  await settled()
  expect(visitors.map(({ inside }) => inside)).toEqual([true, true, true, false])
})

test('narrows to a half, never to nothing', async () => {
  const gate = createGate(4)
  const visitors = [1, 2, 3, 4, 5, 6].map(() => visitor(gate))
  gate.narrow()
  gate.narrow()
  gate.narrow()
  for (let left = 0; left < 4; left += 1) gate.leave()
  await settled()
  expect(visitors.filter(({ inside }) => inside)).toHaveLength(5)
  gate.leave()
  await settled()
  expect(visitors.filter(({ inside }) => inside)).toHaveLength(6)
})

test('who is cancelled while waiting takes no room', async () => {
  const gate = createGate(1)
  const canceller = createCanceller()
  visitor(gate)
  const gone = visitor(gate, canceller.signal)
  const next = visitor(gate)
  canceller.cancel()
  gate.leave()
  await settled()
  expect([gone.refused, next.inside]).toEqual(['cancelled', true])
})

test('of two gates, who is stopped before the second has left the first, and a timeout narrows the first alone', async () => {
  const narrow = createGate(1)
  const wide = createGate(1)
  const both = oneAfterOther(narrow, wide)
  await wide.enter(undefined)
  const stop = createCanceller()
  const stopped = both.enter(stop.signal)
  await new Promise((resolve) => setImmediate(resolve))
  stop.cancel()
  await expect(stopped).rejects.toMatchObject({ code: 'cancelled' })
  await narrow.enter(undefined)
  narrow.leave()
  wide.leave()
  both.narrow()
  await both.enter(undefined)
  both.leave()
  await Promise.all([narrow.enter(undefined), wide.enter(undefined)])
})
