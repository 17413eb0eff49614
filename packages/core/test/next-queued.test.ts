import { createUploadFile, type UploadFile } from '../src/file/upload-file'
import { nextQueued } from '../src/queue/next-queued'

const never = () => Promise.reject(new Error('Nobody asks for a credential here.'))

function file(path: string, phase: 'queued' | 'transferring' | 'stopped'): UploadFile {
  const asked = { source: { path }, contentType: 'video/mp4', grants: { issue: never, renew: never } }
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
  expect(nextQueued(files)).toBe(expected)
})

test('a file that a stopped run still winds down lets the one behind it go first', () => {
  expect(nextQueued([first, second], { busy: (each) => each === first })).toBe(second)
  expect(nextQueued([first], { busy: () => true })).toBeUndefined()
})

const sized = (path: string, size: number): UploadFile => ({
  ...file(path, 'queued'),
  source: { path, size },
})
const film = sized('film', 5000)
const picture = sized('picture', 100)
const smaller = sized('smaller', 1)

test.each([
  ['a film before a picture', [film, picture], 100, picture],
  ['a picture of just too many bytes', [film, picture], 99, film],
  ['two pictures', [film, picture, smaller], 100, picture],
  ['a file whose size nobody knows', [first, film], 100, first],
  ['no limit', [film, picture], undefined, film],
])('small files go first: %s', (_, files, smallBytes, expected) => {
  expect(nextQueued(files, { smallBytes })).toBe(expected)
})
