import { readFileSync } from 'node:fs'
import { type Emulator, startEmulator } from '../src'
import { bytes, decodeTicket, keysOf, ossClient, vodClient } from './clients'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator()
})
afterAll(() => emulator.close())

describe.each([
  ['V1', false],
  ['V4', true],
])('a video uploaded with the vendor’s clients, signed %s', (_name, authorizationV4) => {
  it('goes from Uploading to Normal', async () => {
    const vod = vodClient(emulator)
    const created = await vod.request<{ VideoId: string }>('CreateUploadVideo', {
      Title: 't',
      FileName: 'a.MP4',
    })
    const ticket = decodeTicket(created)
    const oss = ossClient(emulator, keysOf(ticket), { bucket: ticket.address.Bucket, authorizationV4 })
    const info = () =>
      vod.request<{ Video: { Status: string; Size: number } }>('GetVideoInfo', { VideoId: created.VideoId })

    expect((await info()).Video).toMatchObject({ Status: 'Uploading', Size: 0 })
    const content = bytes(350_000)
    await oss.multipartUpload(ticket.address.FileName, content, { partSize: 102_400, parallel: 3 })
    expect((await info()).Video).toMatchObject({ Status: 'Normal', Size: 350_000 })

    const stored = emulator.readObject(ticket.address.Bucket, ticket.address.FileName)
    expect(stored?.type).toBe('Multipart')
    expect(readFileSync(stored?.path ?? '').equals(content)).toBe(true)
    expect(emulator.listMultipartUploads()).toEqual([])
  })
})
