import { readArguments } from '../src/soak/arguments'
import { batchesOf } from '../src/soak/batches'
import { soak } from '../src/soak/soak'

test.each([
  ['nothing', [], { kind: 'soak', from: 1, seeds: 2000 }],
  ['how many, and from where', ['--seeds', '100', '--from', '7'], { kind: 'soak', from: 7, seeds: 100 }],
  ['a call for help', ['--help'], { kind: 'help' }],
  ['one to replay', ['--replay', '42'], { kind: 'replay', seed: 42 }],
  [
    'a word for a number',
    ['--seeds', 'many'],
    { kind: 'wrong', sentence: '--seeds takes a whole number, not «many».' },
  ],
])('the command understands %s', (_, words, wish) => {
  expect(readArguments(words)).toEqual(wish)
})

test('an option that does not exist is refused', () => {
  expect(readArguments(['--sedes', '3']).kind).toBe('wrong')
})

test('the batches are all the seeds, each once', () => {
  const batches = batchesOf(11, 120)
  expect(batches).toEqual([
    { from: 11, count: 50 },
    { from: 61, count: 50 },
    { from: 111, count: 20 },
  ])
})

test('threads share the seeds, and report all of them', async () => {
  let heard = 0
  await soak({ from: 1, seeds: 120, threads: 2 }, ({ count }) => {
    heard += count
  })
  expect(heard).toBe(120)
})
