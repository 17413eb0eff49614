import { type Emulator, startEmulator } from '../src'
import {
  type AssumedRole,
  assumeRole,
  decodeTicket,
  keysOf,
  ossClient,
  ROLE,
  rpcClient,
  STS_VERSION,
  vodClient,
} from './clients'

let offset = 0
let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ now: () => Date.now() + offset })
})
beforeEach(() => {
  offset = 0
})
afterAll(() => emulator.close())

const video = { Title: 't', FileName: 'a.mp4' }

describe('STS', () => {
  it('hands out a credential that calls VOD and writes to every bucket, until it expires', async () => {
    const keys = await assumeRole(emulator, { DurationSeconds: 5 })
    const vod = vodClient(emulator, keys)
    await expect(vod.request('CreateUploadVideo', video)).resolves.toMatchObject({
      VideoId: expect.any(String),
    })
    await ossClient(emulator, keys).put('sts.txt', Buffer.from('x'))
    offset = 5000
    await expect(vod.request('CreateUploadVideo', video)).rejects.toMatchObject({
      code: 'InvalidSecurityToken.Expired',
    })
    await expect(ossClient(emulator, keys).put('sts.txt', Buffer.from('x'))).rejects.toMatchObject({
      code: 'SecurityTokenExpired',
    })
  })

  it('names the role and the end', async () => {
    const { AssumedRoleUser, Credentials } = await rpcClient(emulator, STS_VERSION).request<AssumedRole>(
      'AssumeRole',
      ROLE,
    )
    expect(AssumedRoleUser.Arn).toBe('acs:ram::1234567890123456:assumed-role/upload/tests')
    expect(Math.abs(Date.parse(Credentials.Expiration) - emulator.now() - 3_600_000)).toBeLessThan(60_000)
  })

  it.each([
    [{ RoleArn: 'upload' }, 'InvalidParameter.RoleArn'],
    [{ RoleSessionName: 'a b' }, 'InvalidParameter.RoleSessionName'],
    [{ DurationSeconds: 0.5 }, 'InvalidParameter.DurationSeconds'],
    [{ DurationSeconds: 43201 }, 'InvalidParameter.DurationSeconds'],
  ])('refuses %j', async (params, code) => {
    await expect(assumeRole(emulator, params)).rejects.toMatchObject({ code })
  })

  it('asks for 900 seconds where told to, as the real one does', async () => {
    const strict = await startEmulator({ minAssumeRoleSeconds: 900 })
    try {
      const sts = rpcClient(strict, STS_VERSION)
      await expect(sts.request('AssumeRole', { ...ROLE, DurationSeconds: 899 })).rejects.toMatchObject({
        code: 'InvalidParameter.DurationSeconds',
      })
    } finally {
      await strict.close()
    }
  })

  it('does not let an UploadAuth call anything', async () => {
    const keys = keysOf(decodeTicket(await vodClient(emulator).request('CreateUploadVideo', video)))
    await expect(vodClient(emulator, keys).request('GetVideoInfo', { VideoId: 'x' })).rejects.toMatchObject({
      code: 'Forbidden.RAM',
    })
  })
})
