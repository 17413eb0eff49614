import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PlatformAdapter } from '@vod-upload/platform'
import { type CheckServer, startCheckServer } from '@vod-upload/testkit'
import { bundleSelfCheck } from '../native-examples/bundle-self-check'
import { type NativeHost, nativeHosts, projectFolder, selfCheckBundle } from '../native-examples/hosts'
import { builtAdapters } from './built-adapters'
import { openMiniProgram, type RunningPage } from './mini-program'
import { openPhone, type SimulatedPhone } from './phone'
import { parseTemplate } from './template'

type Spoil = (platform: PlatformAdapter) => PlatformAdapter

let bundle: string
let server: CheckServer
beforeAll(async () => {
  bundle = await bundleSelfCheck()
  server = await startCheckServer()
})
afterAll(() => server.close())

interface Stage {
  readonly page: RunningPage
  readonly phone: SimulatedPhone
  readonly origin: string
}

function openSelfCheck(native: NativeHost, spoil?: Spoil, origin = `http://127.0.0.1:${server.port}`): Stage {
  const phone = openPhone(native.name)
  const page = openMiniProgram({
    folder: projectFolder(native),
    globals: phone.globals,
    packages: builtAdapters(native, phone.globals, spoil),
    replaced: { 'config.js': { selfCheckServer: origin } },
    built: { [selfCheckBundle]: bundle },
  }).openPage('pages/self-check/self-check.js')
  return { page, phone, origin }
}

/** Runs it to its end. */
async function run({ page, phone }: Stage): Promise<void> {
  page.call('run')
  while (page.data.isRunning) await new Promise((resolve) => setTimeout(resolve, 20))
  page.close()
  await phone.close()
}

const [wechat] = nativeHosts as [NativeHost]

describe.each(nativeHosts.map((host) => [host.name, host] as const))('the self-check on %s', (_, native) => {
  let stage: Stage
  beforeAll(async () => {
    stage = openSelfCheck(native)
    await run(stage)
  }, 60_000)
  const report = () => String(stage.page.data.report)

  test('finds every clause kept, or says why it cannot be tried', () => {
    const lines = report().split('\n').slice(6)
    expect(lines.filter((line) => line.startsWith('broken'))).toEqual([])
    expect(lines.filter((line) => line.startsWith('kept')).length).toBeGreaterThan(50)
    expect(stage.page.data.findings).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: 'errors-request-domain', result: 'not here' })]),
    )
    expect(stage.page.data.percent).toBe(100)
  })

  test('tells the host, its base library and its system, and no address', () => {
    expect(report()).toMatch(
      /^vod-upload self-check\nhost: \w+ [\d.]+, base library [\d.]+\nphone: .+\nadapter: \w+; /,
    )
    expect(report()).not.toMatch(/127\.0\.0\.1:\d{4,}|answer=|sEcReT|undefined undefined|: undefined/)
  })

  test('goes to the clipboard', () => {
    stage.page.call('copy')
    expect(stage.phone.clipboard).toEqual([report()])
  })

  test('draws its page', () => {
    const template = readFileSync(
      join(projectFolder(native), `pages/self-check/self-check.${native.template}`),
      'utf8',
    )
    expect(JSON.stringify(parseTemplate(template, native).render(stage.page.data))).toContain(
      'errors-request-domain',
    )
  })

  test('draws it five times a second at most', () => {
    const { drawn } = stage.page
    const gaps = drawn.slice(2).map(({ at }, index) => at - (drawn[index + 1]?.at ?? 0))
    expect(gaps.filter((ms) => ms < 198)).toEqual([])
  })
})

test('an adapter that reads a byte too few is found out, with what was seen', async () => {
  const stage = openSelfCheck(wechat, (platform) => ({
    ...platform,
    async openFile(source) {
      const file = await platform.openFile(source)
      return { ...file, read: (start, end) => file.read(start, Math.max(start, end - 1)) }
    },
  }))
  await run(stage)
  expect(stage.page.data.report).toContain(
    'broken file-ranges: Any range of a file comes back exactly: the first, the last, one between, the whole.\n' +
      '  Bytes 0 to 1000: 999 bytes instead of 1000.',
  )
  expect(stage.page.data.summary).toMatch(/, [1-9]\d* broken, /)
}, 60_000)

test('a server that is not there is said, and nothing is judged', async () => {
  const stage = openSelfCheck(wechat, undefined, 'http://127.0.0.1:9')
  await run(stage)
  expect(stage.page.data.trouble).toMatch(/ WeChat says: .+\.$/)
  expect(stage.page.data).toMatchObject({ report: '', findings: [] })
})
