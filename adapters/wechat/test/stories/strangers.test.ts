// Answers that are not of OSS, files that are not the same any more, hosts that forget to answer.
import { randomFillSync } from 'node:crypto'
import { truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { KB, MB, openStage } from '../stage'

let stage: Awaited<ReturnType<typeof openStage>>

afterEach(() => stage.close())

const milestones = (events: readonly string[]) => events.filter((event) => !event.startsWith('progress'))

test.each([
  ['a text', 200, 'please log in'],
  ['JSON', 200, '{"redirect":"http://hotel"}'],
  ['nothing', 200, ''],
  ['accepted', 202, ''],
])('a network that answers a form itself, with %s: no success', async (_, status, body) => {
  const portal = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(status, { 'content-type': 'text/plain' }).end(body))
  })
  await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve))
  const { port } = portal.address() as AddressInfo
  stage = await openStage({ emulator: { publicEndpoint: `http://127.0.0.1:${port}` } })
  const { uploader, events, ended } = stage.uploader({ retryCount: 1 })
  uploader.addFile({ url: stage.pick(10 * KB) })
  uploader.startUpload()
  await ended
  portal.close()
  expect(milestones(events)).toEqual(['started 1', 'failed InvalidResponse 1', 'end'])
})

test('a phone whose clock is 3 hours ahead sends a small file first', async () => {
  stage = await openStage({ emulator: { now: () => Date.now() - 3 * 3600 * 1000 } })
  const { uploader, events, ended } = stage.uploader()
  uploader.addFile({ url: stage.pick(30 * KB) })
  uploader.startUpload()
  await ended
  expect(milestones(events)).toEqual(['started 1', 'succeed 1', 'end'])
})

test.each([
  ['in a form', 100 * KB],
  ['in parts', 3 * MB],
])('a file that shrinks before it is sent %s fails', async (_, sizeBytes) => {
  stage = await openStage()
  const { uploader, events, ended } = stage.uploader({
    async onUploadstarted(info) {
      truncateSync(stage.realPathOf(info.url), 1000)
      const { UploadAuth, UploadAddress } = await stage.askVod(info)
      uploader.setUploadAuthAndAddress(info, UploadAuth, UploadAddress)
    },
  })
  uploader.addFile({ url: stage.pick(sizeBytes) })
  uploader.startUpload()
  await ended
  expect(milestones(events)).toEqual(['started 1', 'failed FileChanged 1', 'end'])
  await stage.until(() => stage.emulator.listMultipartUploads().length === 0)
})

/** Other bytes, the same size, written a minute later. */
function change(realPath: string, sizeBytes: number): void {
  writeFileSync(realPath, randomFillSync(Buffer.alloc(sizeBytes)))
  const later = new Date(Date.now() + 60000)
  utimesSync(realPath, later, later)
}

test('a file that changes in the middle is no success, and its parts are removed', async () => {
  stage = await openStage()
  let changed = false
  const { uploader, events, ended } = stage.uploader({
    parallel: 1,
    onUploadProgress({ url }) {
      if (changed) return
      changed = true
      change(stage.realPathOf(url), 4 * MB)
    },
  })
  uploader.addFile({ url: stage.pick(4 * MB) })
  uploader.startUpload()
  await ended
  expect(milestones(events)).toEqual(['started 1', 'failed FileChanged 1', 'end'])
  await stage.until(() => stage.emulator.listMultipartUploads().length === 0)
})

test('a file that changed between stop and start is sent afresh, whole', async () => {
  stage = await openStage()
  const letThrough = stage.holdPart(3)
  let stopped = false
  const { uploader, events, ended } = stage.uploader({
    parallel: 1,
    onUploadProgress({ url }, _, loadedPercent) {
      if (stopped || loadedPercent < 0.5) return
      stopped = true
      uploader.stopUpload()
      letThrough()
      change(stage.realPathOf(url), 4 * MB)
      uploader.startUpload()
    },
  })
  uploader.addFile({ url: stage.pick(4 * MB) })
  uploader.startUpload()
  await ended
  expect(milestones(events)).toEqual(['started 1', 'started 1', 'succeed 1', 'end'])
  expect(stage.arrivedWhole(uploader.listFiles()[0])).toBe(true)
  await stage.until(() => stage.emulator.listMultipartUploads().length === 0)
})

test('a cancelled file that is queued again at once begins afresh', async () => {
  stage = await openStage()
  let cancelled = false
  const { uploader, events, ended } = stage.uploader({
    parallel: 1,
    onUploadProgress() {
      if (cancelled) return
      cancelled = true
      uploader.cancelFile(0)
      uploader.resumeFile(0)
    },
  })
  uploader.addFile({ url: stage.pick(3 * MB) })
  uploader.startUpload()
  await ended
  expect(milestones(events)).toEqual(['started 1', 'canceled 1', 'started 1', 'succeed 1', 'end'])
  expect(stage.partsTaken()[1]).toBe(2)
  await stage.until(() => stage.emulator.listMultipartUploads().length === 0)
})

test.each([
  ['of a sample', 64 * KB, ['started 1', 'succeed 1', 'end']],
  ['of a part', MB, ['started 1', 'started 1', 'succeed 1', 'end']],
])(
  'a host that never answers a read %s does not hold up what comes after a stop',
  async (_, bytes, story) => {
    stage = await openStage()
    const files = stage.host.wx.getFileSystemManager()
    const { readFile } = files
    let forgets = true
    let forgotten = 0
    files.readFile = (options) => {
      if (forgets && options.length === bytes) forgotten += 1
      else readFile(options)
    }
    const { uploader, events, ended } = stage.uploader()
    uploader.addFile({ url: stage.pick(2 * MB) })
    uploader.startUpload()
    await stage.until(() => forgotten > 0)
    uploader.stopUpload()
    forgets = false
    uploader.startUpload()
    await ended
    expect(milestones(events)).toEqual(story)
  },
)

test('an async callback that throws is reported', async () => {
  stage = await openStage()
  const said: string[] = []
  const { uploader } = stage.uploader({ log: (sentence) => said.push(sentence) })
  const broken = stage.construct({
    log: (sentence) => said.push(sentence),
    async onUploadstarted() {
      throw new Error('the server is down')
    },
  })
  broken.addFile({ url: stage.pick(10 * KB) })
  broken.startUpload()
  await stage.until(() => said.length > 0)
  broken.stopUpload()
  uploader.cleanList()
  expect(said).toEqual(['Your onUploadstarted callback threw: the server is down'])
})

test('the app may reorder the live list: an index means what it sees there', async () => {
  stage = await openStage()
  const { uploader } = stage.uploader()
  for (const _ of [1, 2]) uploader.addFile({ url: stage.pick(10 * KB) })
  const [first, second] = uploader.listFiles()
  uploader.listFiles().reverse()
  expect(uploader.cancelFile(0)).toBe(true)
  expect([first.state, second.state]).toEqual(['Ready', 'Canceled'])
  expect(uploader.deleteFile(1)).toBe(true)
  expect(uploader.listFiles()).toEqual([second])
})
