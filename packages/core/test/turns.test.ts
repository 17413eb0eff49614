import fc from 'fast-check'
import { createUploadFile, type UploadFile } from '../src/file/upload-file'
import { createTurns } from '../src/queue/turns'

const never = () => Promise.reject(new Error('Nobody asks for a credential here.'))

function file(path: string, phase: 'queued' | 'transferring' | 'stopped', size?: number): UploadFile {
  const asked = { source: { path, size }, contentType: 'video/mp4', grants: { issue: never, renew: never } }
  return { ...createUploadFile(asked), state: { phase } }
}

const running = file('running', 'transferring')
const stopped = file('stopped', 'stopped')
const first = file('first', 'queued')
const second = file('second', 'queued')

test.each([
  ['nothing', [], undefined],
  ['no file that is queued', [running, stopped], undefined],
  ['a queued file behind others', [running, stopped, first], first],
  ['two queued files', [first, second], first],
])('of %s, the first that is queued is next', (_, files, expected) => {
  expect(createTurns(files).next()).toBe(expected)
})

test('a file that a stopped run still winds down lets the one behind it go first', () => {
  const turns = createTurns([first, second])
  expect(turns.next((each) => each === first)).toBe(second)
  expect(turns.next(() => true)).toBeUndefined()
  expect(turns.next()).toBe(first)
})

const film = file('film', 'queued', 5000)
const picture = file('picture', 'queued', 100)
const smaller = file('smaller', 'queued', 1)

test.each([
  ['a film before a picture', [film, picture], 100, picture],
  ['a picture of just too many bytes', [film, picture], 99, film],
  ['two pictures', [film, picture, smaller], 100, picture],
  ['a file whose size nobody knows', [first, film], 100, first],
  ['no limit', [film, picture], undefined, film],
])('small files go first: %s', (_, files, smallBytes, expected) => {
  expect(createTurns(files, smallBytes).next()).toBe(expected)
})

/** The same by a look at the whole list. */
function plainNext(files: readonly UploadFile[], smallBytes: number): UploadFile | undefined {
  const queued = files.filter(({ state }) => state.phase === 'queued')
  return queued.find(({ source: { size = Infinity } }) => size <= smallBytes) ?? queued[0]
}

test('whatever is added, taken, queued again and removed, it is whom a look at the whole list would find', () => {
  const step = fc.oneof(
    fc.record({ add: fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined }) }),
    fc.constant('take' as const),
    fc.record({ requeue: fc.nat(20) }),
    fc.record({ remove: fc.nat(20) }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const files: UploadFile[] = []
      const turns = createTurns(files, 100)
      for (const each of steps) {
        if (each === 'take') {
          const next = turns.next()
          if (next !== undefined) next.state = { phase: 'stopped' }
        } else if ('add' in each) files.push(file('one', 'queued', each.add))
        else if ('remove' in each && each.remove < files.length) {
          files.splice(each.remove, 1)
          turns.removed(each.remove)
        } else if ('requeue' in each && each.requeue < files.length) {
          files[each.requeue].state = { phase: 'queued' }
          turns.returned()
        }
        expect(turns.next()).toBe(plainNext(files, 100))
      }
    }),
  )
})

test('of ten thousand files, each is looked at a few times', () => {
  let looks = 0
  const files = Array.from({ length: 10000 }, () => {
    const one = file('one', 'queued')
    let { state } = one
    return Object.defineProperty(one, 'state', {
      get() {
        looks += 1
        return state
      },
      set(next: UploadFile['state']) {
        state = next
      },
    })
  })
  const turns = createTurns(files, 100)
  for (let next = turns.next(); next !== undefined; next = turns.next()) next.state = { phase: 'stopped' }
  expect(looks).toBeLessThan(60000)
})

test('what is queued again has its turn again, small or not', () => {
  const one = file('one', 'queued', 5000)
  const two = file('two', 'queued', 5000)
  const turns = createTurns([one, two], 100)
  one.state = { phase: 'stopped' }
  expect(turns.next()).toBe(two)
  one.state = { phase: 'queued' }
  turns.returned()
  expect(turns.next()).toBe(one)
})

test('where all go in their order, a file of one byte does not go first', () => {
  expect(createTurns([film, smaller]).next()).toBe(film)
})
