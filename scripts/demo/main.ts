// `npm run demo`: a page on a simulated WeChat uploads into a local VOD + OSS, and the objects are read back.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { startEmulator } from '@vod-upload/emulator'
import { createWechatHost } from '@vod-upload/testkit'
import VODUpload, { type Span } from '@vod-upload/wechat'
import { type Account, startAppServer } from './app-server'
import { readArguments, usage } from './arguments'
import { makeMedia } from './make-media'
import { type PageHost, runPage } from './page'
import { createProgressBar } from './progress-bar'
import { reportOf, type Upload } from './report'
import { waterfall } from './waterfall'

async function main(): Promise<number> {
  const wish = readArguments(process.argv.slice(2), process.cwd())
  if (wish.kind === 'help') {
    console.log(usage)
    return 0
  }
  if (wish.kind === 'wrong') {
    console.error(`${wish.sentence} See npm run demo -- --help.`)
    return 2
  }
  const folder = mkdtempSync(join(tmpdir(), 'vod-upload-demo-'))
  try {
    // What people read must not stand between the lines that programs read.
    const out = wish.json ? process.stderr : process.stdout
    const files = wish.files.length > 0 ? wish.files : await makeMedia(folder)
    return await uploadAndCompare(files, wish, out)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function uploadAndCompare(
  files: readonly string[],
  { json, trace }: { readonly json: boolean; readonly trace: boolean },
  out: NodeJS.WriteStream,
): Promise<number> {
  const emulator = await startEmulator()
  const [{ accessKeyId, accessKeySecret }] = emulator.accounts
  const account: Account = { vodEndpoint: emulator.url, accessKeyId, accessKeySecret }
  const appServer = await startAppServer(account)
  out.write(`VOD + OSS on ${emulator.url}, app server on ${appServer.url}\n\n`)
  try {
    const spans: Span[] = []
    const uploads = await uploadAll(files, appServer.url, out, (span) => spans.push(span))
    if (trace) for (const line of waterfalls(spans)) out.write(`${line}\n`)
    const reports = []
    for (const upload of uploads) reports.push(await reportOf(upload, emulator, account))
    out.write('\n')
    for (const { text } of reports) out.write(`${text}\n`)
    if (json) for (const { line } of reports) console.log(JSON.stringify(line))
    return reports.every(({ line }) => line.verified) ? 0 : 1
  } finally {
    await appServer.server.close()
    await emulator.close()
  }
}

/** Runs the page over these files; an upload has no `info` where the page never came to it. */
async function uploadAll(
  files: readonly string[],
  appServerUrl: string,
  out: NodeJS.WriteStream,
  trace: (span: Span) => void,
): Promise<Upload[]> {
  const host = createWechatHost()
  const uploads = new Map<string, Upload>()
  const picked = files.map((file) => host.addTempFile(file))
  picked.forEach(({ tempFilePath }, index) => {
    uploads.set(tempFilePath, { file: files[index], startedAt: 0, endedAt: 0 })
  })
  host.pickNext(...picked)
  // A mini program finds its host in a global.
  Object.assign(globalThis, { wx: host.wx })

  const bar = createProgressBar(out)
  const end = (url: string, change: Partial<Upload>) => {
    bar.finish()
    const upload = uploads.get(url)
    if (upload) Object.assign(upload, { endedAt: Date.now() }, change)
  }
  await runPage({
    wx: host.wx as unknown as PageHost,
    VODUpload,
    credentialUrl: `${appServerUrl}/upload-credential`,
    count: files.length,
    trace,
    onStarted({ url }) {
      const upload = uploads.get(url)
      if (upload) upload.startedAt = Date.now()
    },
    onProgress({ url }, totalSize, loadedPercent) {
      const name = basename(uploads.get(url)?.file ?? url)
      bar.update(name, loadedPercent * totalSize, totalSize)
    },
    onSucceed: (info) => end(info.url, { info }),
    onFailed: ({ url }, code, message) => end(url, { failure: `${code}: ${message}` }),
  })
  return Array.from(uploads.values())
}

function waterfalls(spans: readonly Span[]): string[] {
  const paths = Array.from(new Set(spans.map(({ path }) => path)))
  return paths.flatMap((path) => ['', path, ...waterfall(spans.filter((span) => span.path === path))])
}

main().then(
  (exitCode) => {
    process.exitCode = exitCode
  },
  (cause) => {
    console.error(cause instanceof Error ? cause.message : cause)
    process.exitCode = 1
  },
)
