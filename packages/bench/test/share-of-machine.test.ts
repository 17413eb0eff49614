import { createShareOfMachine } from '../src/share-of-machine'

/** Starts works of these weights, and tells which are inside; each ends when it is told to. */
function start(share: ReturnType<typeof createShareOfMachine>, weights: readonly number[]) {
  const inside = new Set<number>()
  const enders: Array<() => void> = []
  const ended = weights.map((weight, index) =>
    share.run(weight, async () => {
      inside.add(index)
      await new Promise<void>((end) => {
        enders[index] = end
      })
      inside.delete(index)
    }),
  )
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  return {
    async now() {
      await settle()
      return Array.from(inside)
    },
    async end(index: number) {
      enders[index]?.()
      await ended[index]
    },
  }
}

test('work comes in as long as it fits, in order, and something heavy goes alone', async () => {
  const works = start(createShareOfMachine(10, 2), [4, 4, 1, 50, 1])
  expect(await works.now()).toEqual([0, 1])
  await works.end(0)
  expect(await works.now()).toEqual([1, 2])
  await works.end(1)
  expect(await works.now()).toEqual([2])
  await works.end(2)
  expect(await works.now()).toEqual([3])
  await works.end(3)
  expect(await works.now()).toEqual([4])
})

test('work that fails makes room as well', async () => {
  const share = createShareOfMachine(1, 1)
  await expect(share.run(1, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await share.run(1, async () => 'next')).toBe('next')
})
