// The first thing a new user does, with nothing but what the install gave: uploads a film into the emulator.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import RPCClient from '@alicloud/pop-core'
import type { Emulator, startEmulator } from '@vod-upload/emulator'
import { createDiskFolder, createWechatHost, patternBytes } from '@vod-upload/testkit'
import type { CreateUploaderOptions, Uploader, VodAuthAnswer } from '@vod-upload/wechat'
import type { CleanProject } from './clean-project'

interface Wechat {
  createUploader(options: CreateUploaderOptions): Uploader
}

const FILM_BYTES = 3 * 1024 * 1024

/** @throws Error if the film does not arrive whole */
export async function uploadFirstFilm(project: CleanProject): Promise<string> {
  const start = (project.load('@vod-upload/emulator') as { startEmulator: typeof startEmulator })
    .startEmulator
  const emulator = await start()
  const disk = createDiskFolder()
  try {
    const film = patternBytes(FILM_BYTES)
    const videoId = await upload(project, emulator, disk.write('film.mp4', Buffer.from(film)))
    const [video] = emulator.videos()
    const stored = emulator.readObject(video.bucket, video.key)
    if (videoId !== video.mediaId || stored === undefined || !readFileSync(stored.path).equals(film))
      throw new Error('The film did not arrive as it was.')
    await expectDashboard(emulator.url)
    return `${FILM_BYTES} bytes`
  } finally {
    await emulator.close()
    disk.remove()
  }
}

async function upload(project: CleanProject, emulator: Emulator, path: string): Promise<string | undefined> {
  const host = createWechatHost()
  // A mini program finds its host in a global.
  Object.assign(globalThis, { wx: host.wx })
  const vod = new RPCClient({ endpoint: emulator.url, apiVersion: '2017-03-21', ...emulator.accounts[0] })
  const { createUploader } = project.load('@vod-upload/wechat') as Wechat
  const { contentMd5 } = project.load('@vod-upload/wechat/content-md5') as CreateUploaderOptions
  const getAuth: CreateUploaderOptions['getAuth'] = ({ file }) =>
    vod.request<VodAuthAnswer>('CreateUploadVideo', { Title: 'First', FileName: file.name })
  const { videoId } = await createUploader({ getAuth, contentMd5 }).upload(host.addTempFile(path))
  await host.idle()
  return videoId
}

/** @throws Error if the command does not tell where it listens, as a script that starts it waits for */
export async function startCommand({ folder }: CleanProject): Promise<string> {
  const program = join(folder, 'node_modules/.bin/vod-upload-emulator')
  const child = spawn(program, ['--port', '0'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  try {
    const lines = createInterface({ input: child.stdout })
    const [line] = await Promise.race([once(lines, 'line'), ended])
    if (!/^listening on http:\/\/127\.0\.0\.1:\d+$/.test(line)) throw new Error(`Its first line was: ${line}`)
    return line
  } finally {
    child.kill()
    await ended
  }
}

/** Its files lie beside the bundles, so that no import would miss them. */
async function expectDashboard(url: string): Promise<void> {
  for (const name of ['', 'main.mjs', 'style.css', 'lists.css', 'check.css']) {
    const { status } = await fetch(`${url}/_emulator/${name}`)
    if (status !== 200) throw new Error(`The dashboard does not serve ${name || 'its page'}.`)
  }
}
