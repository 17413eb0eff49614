import { formatProgress } from '@vod-upload/vod-upload'
import { type NativeHost, nativeHosts, projectFolder } from '../native-examples/hosts'
import { openMiniProgram } from '../test-native/mini-program'

interface Modules {
  readonly 'upload/upload-list.js': { initialState: object; reduce(state: object, action: object): object }
  readonly 'upload/view.js': { toView(state: object, words: object): { uploads: readonly object[] } }
  readonly 'upload/page-changes.js': { changesBetween(before: object, after: object): object }
  readonly 'upload/pace.js': {
    createPace(intervalMs: number, draw: () => void): { ask(): void; stop(): void }
  }
  readonly 'words.js': { wordsFor(language: string): object }
}

const [wechat] = nativeHosts as [NativeHost]
const program = openMiniProgram({
  folder: projectFolder(wechat),
  globals: {},
  packages: {},
  replaced: { 'host.js': { formatProgress } },
})

function load<Name extends keyof Modules>(name: Name): Modules[Name] {
  return program.require(name) as Modules[Name]
}

const { initialState, reduce } = load('upload/upload-list.js')
const { toView } = load('upload/view.js')
const { changesBetween } = load('upload/page-changes.js')
const words = load('words.js').wordsFor('en')
const chinese = load('words.js').wordsFor('zh_CN')

const MB = 1e6
const video = { source: {}, poster: 'tmp/poster.jpg', seconds: 75, sizeBytes: 80 * MB }
const half = { sentBytes: 40 * MB, totalBytes: 80 * MB, fraction: 0.5 }
const moving = { ...half, bytesPerSecond: 4 * MB, secondsLeft: 9.2 }

/** The state after these. */
function after(...actions: readonly object[]): object {
  return actions.reduce(reduce, initialState)
}

const started = [{ type: 'video-chosen', video }, { type: 'started' }]

function cardAfter(news: object, locale = words): unknown {
  return toView(after(...started, { type: 'heard', id: 1, news }), locale).uploads[0]
}

const refusal = { code: 'AccessDenied', message: 'OSS refused.' }

test.each<[string, object, object]>([
  ['queued', { phase: 'queued' }, { line: 'Waiting for its turn', tone: 'moving', canPause: true }],
  ['asking', { phase: 'authorizing' }, { line: 'Asking your server for a credential', canCancel: true }],
  ['moving', { phase: 'transferring', progress: moving }, { percent: 50, canPause: true, canResume: false }],
  ['without a network', { phase: 'transferring', waitingFor: 'network' }, { line: 'Waiting for a network' }],
  ['paused', { phase: 'paused', progress: moving }, { line: 'Paused · 40.0 / 80.0 MB', canResume: true }],
  ['paused before it began', { phase: 'paused' }, { line: 'Paused', tone: 'still', canPause: false }],
  ['paused for want of Wi-Fi', { phase: 'paused', waitingFor: 'wifi' }, { line: 'Paused' }],
  ['done', { phase: 'succeeded', mediaId: 'v1' }, { line: 'Done · v1', percent: 100, canRemove: true }],
  [
    'failed',
    { phase: 'failed', error: refusal },
    { line: 'OSS refused.', code: 'AccessDenied', tone: 'bad' },
  ],
  ['cancelled', { phase: 'cancelled' }, { line: 'Cancelled', canCancel: false, canRemove: true }],
])('an upload that is %s says so', (_, news, card) => {
  expect(cardAfter(news)).toMatchObject(card)
})

test.each([
  ['English', words, /^40\.0 \/ 80\.0 MB · 4\.0 MB\/s · /],
  ['Chinese', chinese, /^40\.0 \/ 80\.0 MB · 4\.0 MB\/s · .*[\u4e00-\u9fff]/],
])('speed and time left are told in %s', (_, locale, line) => {
  expect(cardAfter({ phase: 'transferring', progress: moving }, locale)).toMatchObject({
    line: expect.stringMatching(line),
  })
})

test('both languages have every word', () => {
  expect(Object.keys(chinese)).toEqual(Object.keys(words))
})

test('a cover that was chosen stays when another video is, and is shown in its place', () => {
  const state = after(
    { type: 'video-chosen', video },
    { type: 'cover-chosen', cover: 'tmp/cover.png' },
    { type: 'video-chosen', video: { ...video, seconds: 5 } },
  )
  expect(toView(state, words)).toMatchObject({
    draft: { picture: 'tmp/cover.png', facts: '0:05 · 80.0 MB', coverTitle: 'Another cover' },
    isEmpty: false,
  })
})

test.each([
  ['a cover for a draft that was dropped', [{ type: 'cover-chosen', cover: 'tmp/cover.png' }]],
  ['a start with nothing chosen', [{ type: 'started' }]],
  ['news of an upload that was removed', [{ type: 'heard', id: 7, news: { phase: 'failed' } }]],
  ['an action that nobody knows', [{ type: 'danced' }]],
])('%s changes nothing', (_, actions) => {
  expect(toView(after(...actions), words)).toEqual(toView(initialState, words))
})

test('uploads stand with the newest first, and keep their numbers when one is removed', () => {
  const state = after(...started, ...started, { type: 'removed', id: 1 }, ...started)
  expect(toView(state, words).uploads).toMatchObject([{ title: 'Video 3' }, { title: 'Video 2' }])
})

test('choosing a video takes the trouble before it off the screen', () => {
  const state = after({ type: 'troubled', sentence: 'No permission.' }, { type: 'video-chosen', video })
  expect(toView(state, words)).toMatchObject({ trouble: '' })
})

const [one, two] = [
  { id: 1, line: 'a' },
  { id: 2, line: 'b' },
]

test.each([
  ['nothing changed', { list: [one], a: 1 }, { list: [one], a: 1 }, {}],
  ['a field changed', { list: [one], a: 1 }, { list: [one], a: 2 }, { a: 2 }],
  [
    'a card changed',
    { list: [one, two] },
    { list: [one, { ...two, line: 'c' }] },
    { 'list[1]': { id: 2, line: 'c' } },
  ],
  ['a card came', { list: [two] }, { list: [one, two] }, { list: [one, two] }],
  ['a card went', { list: [one, two] }, { list: [two] }, { list: [two] }],
  ['one took the place of another', { list: [one] }, { list: [two] }, { list: [two] }],
])('setData is told no more than needed where %s', (_, before, now, changes) => {
  expect(changesBetween(before, now)).toEqual(changes)
})

describe('the pace', () => {
  beforeEach(() => jest.useFakeTimers({ now: 1_000_000 }))
  afterEach(() => jest.useRealTimers())

  function drawing() {
    const at: number[] = []
    const pace = load('upload/pace.js').createPace(200, () => at.push(Date.now() - 1_000_000))
    return { at, pace }
  }

  test('draws at once, then every 200 ms, and the last time with what came last', () => {
    const { at, pace } = drawing()
    for (let ms = 0; ms < 1000; ms += 10) {
      pace.ask()
      jest.advanceTimersByTime(10)
    }
    jest.runAllTimers()
    expect(at).toEqual([0, 200, 400, 600, 800, 1000])
  })

  test('waits no longer than that where the clock of the phone was set back', () => {
    const { at, pace } = drawing()
    pace.ask()
    jest.runAllTimers()
    jest.setSystemTime(500_000)
    pace.ask()
    jest.advanceTimersByTime(200)
    expect(at).toHaveLength(2)
  })

  test('draws nothing after its end', () => {
    const { at, pace } = drawing()
    pace.ask()
    pace.stop()
    pace.ask()
    jest.runAllTimers()
    expect(at).toEqual([])
  })
})
