import { createCanceller } from '@vod-upload/platform'
import { createBudget } from '../src/lanes/budget'

const settled = () => new Promise((resolve) => setImmediate(resolve))

/** Asks for some; tells whether it has it. */
function asker(budget: ReturnType<typeof createBudget>, amount = 1, urgent = false) {
  const canceller = createCanceller()
  const state = { has: false, refused: '', cancel: canceller.cancel }
  budget.take(amount, canceller.signal, urgent).then(
    () => {
      state.has = true
    },
    ({ code }: { code: string }) => {
      state.refused = code
    },
  )
  return state
}

test('gives as long as there is some, and to the others in their order as it comes back', async () => {
  const budget = createBudget(() => 2)
  const askers = [1, 2, 3, 4].map(() => asker(budget))
  await settled()
  expect(askers.map(({ has }) => has)).toEqual([true, true, false, false])
  expect(budget.short).toBe(true)
  budget.give(1)
  await settled()
  expect(askers.map(({ has }) => has)).toEqual([true, true, true, false])
  budget.give(1)
  expect(budget.short).toBe(false)
})

test('it may shrink: what is out is not called back, and nothing is given until there is some', async () => {
  let most = 4
  const budget = createBudget(() => most)
  const askers = [1, 2, 3, 4, 5, 6].map(() => asker(budget))
  most = 1
  for (let back = 0; back < 3; back += 1) budget.give(1)
  await settled()
  expect(askers.filter(({ has }) => has)).toHaveLength(4)
  budget.give(1)
  await settled()
  expect(askers.filter(({ has }) => has)).toHaveLength(5)
})

test('the urgent come before those that are not, and keep their order', async () => {
  const budget = createBudget(() => 1)
  const [first, last, urgent, next] = [false, false, true, true].map((each) => asker(budget, 1, each))
  const order: string[] = []
  for (const name of ['urgent', 'next', 'last']) {
    budget.give(1)
    await settled()
    const now = { urgent, next, last }
    order.push(...Object.entries(now).flatMap(([key, { has }]) => (has && !order.includes(key) ? [key] : [])))
    expect(order[order.length - 1]).toBe(name)
  }
  expect(first.has).toBe(true)
})

test('who wants much waits for it, and nobody overtakes; more than there is counts as all of it', async () => {
  const budget = createBudget(() => 10)
  const small = asker(budget, 4)
  const large = asker(budget, 25)
  const behind = asker(budget, 1)
  await settled()
  expect([small.has, large.has, behind.has]).toEqual([true, false, false])
  budget.give(4)
  await settled()
  expect([large.has, behind.has]).toEqual([true, false])
  budget.give(25)
  await settled()
  expect(behind.has).toBe(true)
})

test('who is cancelled while waiting takes nothing, and lets on who stands behind', async () => {
  const budget = createBudget(() => 2)
  asker(budget)
  const gone = asker(budget, 2)
  const behind = asker(budget)
  gone.cancel()
  await settled()
  expect([gone.refused, gone.has, behind.has]).toEqual(['cancelled', false, true])
})

test('a cancel comes too late for who has it already', async () => {
  const budget = createBudget(() => 1)
  const owner = asker(budget)
  await settled()
  owner.cancel()
  await settled()
  expect([owner.has, owner.refused]).toEqual([true, ''])
})

test('without a signal it waits all the same', async () => {
  const budget = createBudget(() => 1)
  await budget.take(1)
  const second = budget.take(1)
  budget.give(1)
  await expect(second).resolves.toBeUndefined()
})

test('at once or not at all: nobody is overtaken, and nothing is promised', async () => {
  const budget = createBudget(() => 10)
  expect(budget.tryTake(4)).toBe(true)
  expect(budget.tryTake(7)).toBe(false)
  const waits = asker(budget, 8)
  expect(budget.tryTake(1)).toBe(false)
  budget.give(4)
  await settled()
  expect(waits.has).toBe(true)
  budget.give(8)
  expect(budget.tryTake(25)).toBe(true)
})

test('at once as far as there is some, to the last bit', () => {
  const budget = createBudget(() => 10)
  expect([budget.tryTake(4), budget.tryTake(6), budget.tryTake(1)]).toEqual([true, true, false])
})

test('who says nothing of urgency has none', async () => {
  const budget = createBudget(() => 1)
  await budget.take(1)
  const order: string[] = []
  const ask = (name: string, urgent?: boolean) =>
    void budget.take(1, undefined, urgent).then(() => order.push(name))
  ask('first', false)
  ask('second')
  ask('urgent', true)
  for (let given = 0; given < 3; given += 1) {
    budget.give(1)
    await settled()
  }
  expect(order).toEqual(['urgent', 'first', 'second'])
})

test('who has it and is cancelled then takes nobody else off the line', async () => {
  const budget = createBudget(() => 1)
  const owner = asker(budget)
  const next = asker(budget)
  owner.cancel()
  budget.give(1)
  await settled()
  expect(next.has).toBe(true)
})

test('however many wait, each has its turn in order', async () => {
  const budget = createBudget(() => 1)
  await budget.take(1)
  const order: number[] = []
  for (const place of [1, 2, 3, 4, 5]) void budget.take(1).then(() => order.push(place))
  for (let given = 0; given < 5; given += 1) {
    budget.give(1)
    await settled()
  }
  expect(order).toEqual([1, 2, 3, 4, 5])
})
