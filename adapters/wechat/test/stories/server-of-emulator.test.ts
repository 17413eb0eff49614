import { createUploader } from '@vod-upload/vod-upload'
import { wechatPlatform } from '../../src/wechat-platform'
import { MB, openStage } from '../stage'

let stage: Awaited<ReturnType<typeof openStage>>

afterEach(() => stage.close())

test('a page without a server of its own uploads by the one that the emulator plays', async () => {
  stage = await openStage({ emulator: { appPort: 0 } })
  const post = async (path: string, data: object, token = '') => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
    const body = JSON.stringify(data)
    return (await fetch(`${stage.emulator.appUrl}${path}`, { method: 'POST', headers, body })).json()
  }
  const uploader = createUploader(wechatPlatform(stage.host.wx), {
    allowHttp: true,
    async getAuth({ kind, file, videoId }) {
      const { token } = await post('/demo-session', {})
      return post('/upload-credential', { kind, fileName: file.name, fileSize: file.size, videoId }, token)
    },
  })
  const { videoId } = await uploader.upload(stage.pick(3 * MB))
  expect(stage.emulator.videos()).toMatchObject([{ mediaId: videoId, status: 'Normal', sizeBytes: 3 * MB }])
  await expect(uploader.upload(stage.pick(MB, '.exe'))).rejects.toMatchObject({
    code: 'credential-unavailable',
    message: expect.stringContaining("The specified FileName's extension is illegal."),
  })
})
