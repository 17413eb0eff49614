import { readFileSync } from 'node:fs'
import { patternBytes } from '@vod-upload/testkit'
import type { NativeHost } from '../native-examples/hosts'
import { film, openUploadPage, type Packages, type UploadPageStage } from './upload-page'

/** What the user sees of the upload page, whatever the adapter is made from. */
export function describeUploadPage(native: NativeHost, packagesOver: Packages): void {
  let stage: UploadPageStage
  beforeEach(async () => {
    stage = await openUploadPage(native, packagesOver)
  })
  afterEach(() => stage.close())

  /** Chooses a film, and sends it. */
  async function start(): Promise<void> {
    const { words } = stage
    // Until then the film before is still on its way to the list.
    await stage.shows(words.chooseVideo ?? '')
    stage.pick('film.mp4')
    stage.tap(words.chooseVideo ?? '')
    await stage.shows(words.start ?? '')
    stage.tap(words.start ?? '')
  }

  /** Lets one part arrive, so that there is a middle to press buttons in. */
  function holdAllButOnePart(): void {
    const action = { kind: 'delay', ms: 60_000 } as const
    stage.emulator.faults.add({ match: { operation: 'UploadPart' }, skip: 1, times: 99, action })
  }

  test('sends a film with its cover, and shows both on their way', async () => {
    const { words } = stage
    expect(stage.texts()).toContain(words.empty)
    stage.pick('film.mp4')
    stage.tap(words.chooseVideo ?? '')
    await stage.shows(words.chooseCover ?? '')
    stage.pick('cover.png', patternBytes(900))
    stage.tap(words.chooseCover ?? '')
    await stage.shows(words.changeCover ?? '')
    stage.tap(words.start ?? '')
    await stage.shows(new RegExp(`^${words.succeeded} · \\w+`))
    expect(stage.texts()).toContain('100 %')
    const kinds = stage.server.wanted.map(({ kind, isCover, coverUrl }) => [kind, isCover, Boolean(coverUrl)])
    expect(kinds).toEqual([
      ['create-image', true, false],
      ['create-video', undefined, true],
    ])
    const [stored] = stage.emulator.listObjects().filter(({ sizeBytes }) => sizeBytes === film.byteLength)
    const object = stored && stage.emulator.readObject(stored.bucket, stored.key)
    expect(object && readFileSync(object.path).equals(film)).toBe(true)
  })

  test('pauses, goes on with what has arrived, and is done', async () => {
    const { words } = stage
    holdAllButOnePart()
    await start()
    await stage.shows(/^[1-9]\d* %$/)
    stage.tap(words.pause ?? '')
    await stage.shows(new RegExp(`^${words.paused} · .* / 3\\.1 MB$`))
    stage.emulator.faults.clear()
    stage.tap(words.resume ?? '')
    await stage.shows(new RegExp(`^${words.succeeded}`))
    const sent = stage.emulator
      .requests()
      .filter(({ operation, status }) => operation === 'UploadPart' && status === 200)
    const [first, ...later] = sent.map(({ partNumber }) => partNumber)
    expect(later.length).toBeGreaterThan(1)
    expect(later).not.toContain(first)
  })

  test('cancels, and takes the upload off the list', async () => {
    const { words } = stage
    holdAllButOnePart()
    await start()
    await stage.shows(/^[1-9]\d* %$/)
    stage.tap(words.cancel ?? '')
    await stage.shows(words.cancelled ?? '')
    stage.tap(words.remove ?? '')
    await stage.shows(words.empty ?? '')
    expect(stage.emulator.listObjects()).toEqual([])
  })

  test('says the code and the sentence of a failure, and tries again', async () => {
    const { words } = stage
    for (const operation of ['UploadPart', 'PostObject']) {
      stage.emulator.faults.add({
        match: { operation },
        times: 99,
        action: { kind: 'refuse', code: 'AccessDenied' },
      })
    }
    await start()
    await stage.shows('AccessDenied')
    expect(stage.texts().join('\n')).toMatch(/\.$/m)
    stage.emulator.faults.clear()
    stage.tap(words.resume ?? '')
    await stage.shows(new RegExp(`^${words.succeeded}`))
  })

  test('takes a failed upload off the list, and what has arrived of it out of OSS', async () => {
    const { words } = stage
    const action = { kind: 'refuse', code: 'AccessDenied' } as const
    for (const operation of ['UploadPart', 'PostObject']) {
      stage.emulator.faults.add({ match: { operation }, skip: 1, times: 99, action })
    }
    await start()
    await stage.shows('AccessDenied')
    stage.tap(words.remove ?? '')
    await stage.shows(words.empty ?? '')
    await stage.phone.host.idle()
    expect(stage.emulator.listMultipartUploads()).toEqual([])
  })

  test('quotes what the server says when it refuses a credential', async () => {
    stage.server.refuse(413, 'Films of up to 2 MB are taken.')
    await start()
    await stage.shows(/Films of up to 2 MB are taken\./)
    expect(stage.texts()).toContain('credential-unavailable')
  })

  test('lists several uploads, the newest first', async () => {
    const { words } = stage
    await start()
    await start()
    await stage.shows(new RegExp(`^${words.succeeded}`), 2)
    const titles = (stage.page.data.uploads as Array<{ title: string }>).map(({ title }) => title)
    expect(titles).toHaveLength(2)
    expect(titles[0]).toContain('2')
  })

  test('stays as it is when the user chooses nothing', async () => {
    stage.tap(stage.words.chooseVideo ?? '')
    await stage.phone.host.idle()
    expect(stage.page.drawn).toEqual([])
  })

  test('is drawn five times a second at most, and only where something changed', async () => {
    await start()
    await stage.shows(new RegExp(`^${stage.words.succeeded}`))
    const { drawn } = stage.page
    // A millisecond is lost where a timer and the clock round differently.
    const gaps = drawn.slice(1).map(({ at }, index) => at - (drawn[index]?.at ?? 0))
    expect(gaps.filter((ms) => ms < 198)).toEqual([])
    expect(drawn.filter(({ changes }) => 'words' in changes)).toEqual([])
  })

  test('draws nothing once it is closed', async () => {
    holdAllButOnePart()
    await start()
    await stage.shows(/^[1-9]\d* %$/)
    // It throws where the page draws.
    stage.page.close()
    await stage.phone.host.idle()
    expect(stage.emulator.listMultipartUploads()).toHaveLength(1)
  })

  test('leads to the self-check', () => {
    stage.page.call('openSelfCheck')
    expect(stage.phone.opened).toEqual(['/pages/self-check/self-check'])
  })
}
