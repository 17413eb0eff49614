// The exact order of callbacks, which apps build their pages on.
import type { VODUpload } from '@vod-upload/vod-upload'
import { KB, MB, openStage } from '../stage'

type Stage = Awaited<ReturnType<typeof openStage>>
let stage: Stage

afterEach(() => stage.close())

const goesWell = (place: number) => [`started ${place}`, `progress ${place}`, `succeed ${place}`]

function addFiles(uploader: VODUpload, sizes: readonly number[]): void {
  for (const size of sizes) uploader.addFile({ url: stage.pick(size) })
}

test.each([1, 2, 5])('%i files, all well', async (count) => {
  stage = await openStage()
  const { uploader, events, ended } = stage.uploader({ addFileSuccess: () => events.push('added') })
  addFiles(uploader, Array(count).fill(20 * KB))
  uploader.startUpload()
  await ended

  expect(events).toEqual([
    ...Array(count).fill('added'),
    ...Array.from({ length: count }, (_, index) => goesWell(index + 1)).flat(),
    'end',
  ])
})

test('five files: the second is refused, the fourth is cancelled while it waits, the fifth while it goes', async () => {
  stage = await openStage()
  stage.emulator.faults.add({
    match: { operation: 'PostObject' },
    skip: 1,
    action: { kind: 'refuse', code: 'AccessDenied' },
  })
  const { uploader, events, ended } = stage.uploader({
    onUploadSucceed(info) {
      if (info === uploader.listFiles()[2]) uploader.cancelFile(3)
    },
    onUploadProgress(info) {
      if (info === uploader.listFiles()[4] && info.state === 'Uploading') uploader.cancelFile(4)
    },
  })
  addFiles(uploader, [20 * KB, 20 * KB, 20 * KB, 20 * KB, 3 * MB])
  uploader.startUpload()
  await ended

  // OSS may refuse a form before the host has counted a byte of it.
  expect(events.filter((event) => event !== 'progress 2')).toEqual([
    ...goesWell(1),
    ...['started 2', 'failed AccessDenied 2'],
    ...[...goesWell(3), 'canceled 4'],
    ...['started 5', 'progress 5', 'canceled 5'],
    'end',
  ])
  expect(uploader.listFiles().map(({ state }) => state)).toEqual([
    'Success',
    'Failure',
    'Success',
    'Canceled',
    'Canceled',
  ])
})

test('the end is announced also when the last file failed', async () => {
  stage = await openStage()
  const { uploader, events, ended } = stage.uploader()
  addFiles(uploader, [20 * KB, 0])
  uploader.startUpload()
  await ended
  expect(events).toEqual([...goesWell(1), 'failed EmptyFile 2', 'end'])
})

test('what failed is tried again by the next start; what succeeded is not', async () => {
  stage = await openStage()
  stage.emulator.faults.add({
    match: { operation: 'PostObject' },
    action: { kind: 'refuse', code: 'AccessDenied' },
  })
  let ends = 0
  const { uploader, events } = stage.uploader({
    onUploadEnd() {
      ends += 1
      if (ends === 1) uploader.startUpload()
    },
  })
  addFiles(uploader, [20 * KB, 20 * KB])
  uploader.startUpload()
  await stage.until(() => ends === 2)

  // Whether bytes of the refused form were counted, and need not be counted again, is a matter of chance.
  expect(events.filter((event) => event !== 'progress 1')).toEqual([
    ...['started 1', 'failed AccessDenied 1', ...goesWell(2), 'end'],
    ...['started 1', 'succeed 1', 'end'],
  ])
})

test('a start with nothing to do calls nothing', async () => {
  stage = await openStage()
  const { uploader, events } = stage.uploader()
  uploader.startUpload()
  expect(events).toEqual([])
})

test('a file added during an upload has its turn in the same run', async () => {
  stage = await openStage()
  const { uploader, events, ended } = stage.uploader({
    onUploadSucceed() {
      if (uploader.listFiles().length === 1) addFiles(uploader, [20 * KB])
    },
  })
  addFiles(uploader, [20 * KB])
  uploader.startUpload()
  await ended
  expect(events).toEqual([...goesWell(1), ...goesWell(2), 'end'])
})

describe('deleteFile during an upload', () => {
  const run = async (index: number) => {
    stage = await openStage()
    let deleted = false
    const urls: string[] = []
    const { uploader, ended } = stage.uploader({
      onUploadProgress() {
        if (deleted || uploader.listFiles()[1]?.state !== 'Uploading') return
        deleted = true
        expect(uploader.deleteFile(index)).toBe(true)
      },
      onUploadSucceed: (info) => urls.push(info.url),
    })
    addFiles(uploader, [20 * KB, 2 * MB, 20 * KB])
    const all = uploader.listFiles().map(({ url }) => url)
    uploader.startUpload()
    await ended
    await stage.until(() => stage.emulator.listMultipartUploads().length === 0)
    return { all, succeeded: urls, left: uploader.listFiles().map(({ url }) => url) }
  }

  test('of an earlier file: the current one goes on', async () => {
    const { all, succeeded, left } = await run(0)
    expect(succeeded).toEqual(all)
    expect(left).toEqual([all[1], all[2]])
  })

  test('of the current file: it ends, and the next has its turn', async () => {
    const { all, succeeded, left } = await run(1)
    expect(succeeded).toEqual([all[0], all[2]])
    expect(left).toEqual([all[0], all[2]])
  })

  test('of a later file: it never begins', async () => {
    const { all, succeeded, left } = await run(2)
    expect(succeeded).toEqual([all[0], all[1]])
    expect(left).toEqual([all[0], all[1]])
  })
})

test('an index that is not there is no index', async () => {
  stage = await openStage()
  const { uploader, events } = stage.uploader()
  for (const index of [-1, 0, 1, Number.NaN]) {
    expect([uploader.cancelFile(index), uploader.deleteFile(index), uploader.resumeFile(index)]).toEqual([
      false,
      false,
      false,
    ])
  }
  expect(events).toEqual([])
})

test('a cancelled file that is resumed begins afresh at the next start', async () => {
  stage = await openStage()
  const { uploader, events, ended } = stage.uploader()
  addFiles(uploader, [20 * KB])
  expect(uploader.resumeFile(0)).toBe(false)
  expect(uploader.cancelFile(0)).toBe(true)
  expect(uploader.cancelFile(0)).toBe(true)
  expect(uploader.resumeFile(0)).toBe(true)
  expect(events).toEqual(['canceled 1'])
  uploader.startUpload()
  await ended
  expect(events).toEqual(['canceled 1', ...goesWell(1), 'end'])
})

test('cleanList during an upload empties the list, leaves nothing on the server, and allows a new beginning', async () => {
  stage = await openStage()
  let cleaned = false
  const { uploader, events, ended } = stage.uploader({
    onUploadProgress() {
      if (cleaned) return
      cleaned = true
      const list = uploader.listFiles()
      uploader.cleanList()
      expect(list).toEqual([])
      addFiles(uploader, [20 * KB])
      uploader.startUpload()
    },
  })
  addFiles(uploader, [3 * MB, 20 * KB])
  uploader.startUpload()
  await ended
  await stage.until(() => stage.emulator.listMultipartUploads().length === 0)

  expect(events).toEqual(['started 1', 'progress 1', 'canceled 1', 'canceled 1', ...goesWell(1), 'end'])
})

test('clear takes only what is in that state, and tells of each', async () => {
  stage = await openStage()
  const cleared: string[] = []
  const { uploader, ended } = stage.uploader({ onClear: ({ state }) => cleared.push(state) })
  addFiles(uploader, [20 * KB, 0])
  uploader.startUpload()
  await ended
  uploader.clear('Failure')
  expect(uploader.listFiles().map(({ state }) => state)).toEqual(['Success'])
  uploader.clear()
  expect(uploader.listFiles()).toEqual([])
  expect(cleared).toHaveLength(2)
})

test('both spellings of onUploadstarted are called, each once', async () => {
  stage = await openStage()
  const called: string[] = []
  const { uploader, ended } = stage.uploader({
    onUploadStarted: () => called.push('onUploadStarted'),
    async onUploadstarted(info) {
      called.push('onUploadstarted')
      const { UploadAuth, UploadAddress } = await stage.askVod(info)
      uploader.setUploadAuthAndAddress(info, UploadAuth, UploadAddress)
    },
  })
  addFiles(uploader, [20 * KB])
  uploader.startUpload()
  await ended
  expect(called).toEqual(['onUploadstarted', 'onUploadStarted'])
})

test('a callback that throws is reported, and stops nothing', async () => {
  stage = await openStage()
  const reported: string[] = []
  const { uploader, events, ended } = stage.uploader({
    log: (sentence) => reported.push(sentence),
    onUploadProgress: () => {
      throw new TypeError('the page has a bug')
    },
    onUploadSucceed: () => {
      throw new TypeError('and another')
    },
  })
  addFiles(uploader, [20 * KB])
  uploader.startUpload()
  await ended
  expect(events).toEqual([...goesWell(1), 'end'])
  expect(new Set(reported)).toEqual(
    new Set([
      'Your onUploadProgress callback threw: the page has a bug',
      'Your onUploadSucceed callback threw: and another',
    ]),
  )
})
