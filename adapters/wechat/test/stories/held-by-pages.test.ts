// The ways in which real pages hold an uploader.
import type { UploadInfo, VODUpload } from '@vod-upload/vod-upload'
import { KB, MB, openStage } from '../stage'

type Stage = Awaited<ReturnType<typeof openStage>>
let stage: Stage

afterEach(() => stage.close())

/** What Vue 2 does to an object in `data`: each own member becomes a getter and a setter, all the way down. */
function likeVue2<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  for (const key of Object.keys(value) as Array<keyof T & string>) {
    let held = value[key]
    likeVue2(held)
    Object.defineProperty(value, key, {
      enumerable: true,
      configurable: true,
      get: () => held,
      set: (next) => {
        held = next
      },
    })
  }
  return value
}

/** What Vue 3 does: a proxy around the object, and around every object that is read through it. */
function likeVue3<T extends object>(value: T): T {
  return new Proxy(value, {
    get(target, key, receiver) {
      const member: unknown = Reflect.get(target, key, receiver)
      return typeof member === 'object' && member !== null ? likeVue3(member) : member
    },
  })
}

const ways: Array<[string, (uploader: VODUpload) => VODUpload]> = [
  ['as it is', (uploader) => uploader],
  ['made reactive by Vue 2', likeVue2],
  ['made reactive by Vue 3', likeVue3],
  ['copied member by member', (uploader) => ({ ...uploader })],
]

test.each(ways)('the uploader %s', async (_, hold) => {
  stage = await openStage()
  const { uploader, events, ended } = stage.uploader({
    async onUploadstarted(info) {
      const { UploadAuth, UploadAddress, VideoId } = await stage.askVod(info)
      held.setUploadAuthAndAddress(info, UploadAuth, UploadAddress, VideoId)
    },
  })
  const held = hold(uploader)
  held.addFile({ url: stage.pick(2 * MB) })
  held.addFile({ url: stage.pick(20 * KB) })
  hold(held).startUpload()
  await ended

  expect(events.filter((event) => event.startsWith('succeed'))).toEqual(['succeed 1', 'succeed 2'])
  expect(held.listFiles().map(({ state }) => state)).toEqual(['Success', 'Success'])
})

const handedBack: Array<[string, (info: UploadInfo) => UploadInfo]> = [
  ['a proxy', likeVue3],
  ['with getters', likeVue2],
  ['a shallow copy', (info) => ({ ...info })],
  ['a copy by JSON, as setData makes it', (info) => JSON.parse(JSON.stringify(info))],
]

test.each(handedBack)('an uploadInfo that comes back as %s is recognised', async (_, change) => {
  stage = await openStage()
  const { uploader, events, ended } = stage.uploader({
    async onUploadstarted(info) {
      const { UploadAuth, UploadAddress, VideoId } = await stage.askVod(info)
      expect(uploader.setUploadAuthAndAddress(change(info), UploadAuth, UploadAddress, VideoId)).toBe(true)
    },
  })
  uploader.addFile({ url: stage.pick(20 * KB) })
  uploader.startUpload()
  await ended
  expect(events).toContain('succeed 1')
  expect(uploader.listFiles()[0].videoId).toBe(stage.emulator.videos()[0].mediaId)
})

test('neither the uploader nor an uploadInfo shows a key in JSON, at any time', async () => {
  stage = await openStage()
  const shown: string[] = []
  const secrets: string[] = []
  const show = (info?: UploadInfo) => {
    shown.push(JSON.stringify(uploader), JSON.stringify(info), JSON.stringify(uploader.listFiles()))
  }
  const { uploader, ended } = stage.uploader({
    async onUploadstarted(info) {
      const { UploadAuth, UploadAddress } = await stage.askVod(info)
      const auth = JSON.parse(Buffer.from(UploadAuth, 'base64').toString())
      secrets.push(auth.AccessKeySecret, auth.SecurityToken)
      uploader.setUploadAuthAndAddress(info, UploadAuth, UploadAddress)
      show(info)
    },
    onUploadProgress: show,
    onUploadSucceed: show,
    onUploadEnd: show,
  })
  uploader.addFile({ url: stage.pick(2 * MB) })
  uploader.startUpload()
  await ended

  expect(secrets).toHaveLength(2)
  for (const secret of secrets) expect(shown.join()).not.toContain(secret)
})

test('stopUpload inside any callback is safe', async () => {
  stage = await openStage()
  const callbacks = ['onUploadstarted', 'onUploadProgress', 'onUploadTokenExpired', 'addFileSuccess'] as const
  for (const name of callbacks) {
    const { uploader, events } = stage.uploader({ [name]: () => uploader.stopUpload() })
    uploader.addFile({ url: stage.pick(20 * KB) })
    uploader.startUpload()
    if (name !== 'addFileSuccess') {
      if (name === 'onUploadTokenExpired') stage.emulator.expireTokens()
      await stage.until(() => ['Stoped', 'Success'].includes(uploader.listFiles()[0].state))
    }
    await stage.host.idle()
    expect(events.filter((event) => event.startsWith('failed'))).toEqual([])
    uploader.cleanList()
  }
})

test('a new uploader starts while the old one still runs, and the old one can be dropped', async () => {
  stage = await openStage()
  const old = stage.uploader()
  old.uploader.addFile({ url: stage.pick(4 * MB) })
  old.uploader.startUpload()
  const fresh = stage.uploader()
  fresh.uploader.addFile({ url: stage.pick(20 * KB) })
  fresh.uploader.startUpload()
  old.uploader.cleanList()
  await fresh.ended
  expect(fresh.events).toEqual(['started 1', 'progress 1', 'succeed 1', 'end'])
  await stage.host.idle()
  await stage.until(() => stage.emulator.listMultipartUploads().length === 0)
})
