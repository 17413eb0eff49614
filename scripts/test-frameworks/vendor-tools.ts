// The native examples, with our packed packages installed as their user does, through the vendors' own tools; then their
// upload page is run on a simulated phone.
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadInBareHost } from '../check-build/bare-host.mjs'
import type { Packed } from '../check-packages/pack-all'
import { nativeHosts } from '../native-examples/hosts'
import { type Ended, uploadOnce } from '../test-native/upload-once'
import { cacheFolder, homeOfTools, logFile } from './folders'
import { installManifest } from './install'
import { installNativeExample } from './native-example'
import { runTool } from './run-tool'
import { step } from './step'

interface VendorTool {
  readonly title: string
  /** @param tools where the tools are installed */
  command(tools: string, project: string): readonly string[]
}

/** Alipay's developer tools take packages from where npm puts them, and compile nothing without a network. */
const vendorTools: Readonly<Record<string, VendorTool | undefined>> = {
  wechat: {
    title: 'miniprogram-ci packNpm',
    command: (tools, project) => ['node', join(tools, 'pack-npm.cjs'), project],
  },
  bytedance: {
    title: 'tma build-npm',
    command: (tools, project) => [
      join(tools, 'node_modules/.bin/tma'),
      'build-npm',
      '--project-path',
      project,
    ],
  },
}

export async function tryVendorTools(packed: ReadonlyMap<string, Packed>): Promise<void> {
  const source = join(__dirname, 'vendor-tools')
  const tools = join(cacheFolder, 'vendor-tools')
  const manifest = readFileSync(join(source, 'package.json'), 'utf8')
  await step('vendors: install their tools', () => installManifest(tools, manifest), String)
  for (const script of ['pack-npm.cjs', 'draw-page.cjs'])
    copyFileSync(join(source, script), join(tools, script))
  for (const native of nativeHosts) {
    const ours = packed.get(native.name)
    if (ours === undefined) throw new Error(`adapters/${native.name} was not packed.`)
    const title = `native ${native.name}`
    const folder = await step(`${title}: install`, () => installNativeExample(native, ours))
    const tool = vendorTools[native.name]
    if (tool) await step(`${title}: ${tool.title}`, () => packNpm(tool, tools, folder, ours), String)
    const npmFolder = tool ? 'miniprogram_npm' : 'node_modules'
    const ended = await step(
      `${title}: upload`,
      () => uploadOnce(native, { folder, npmFolder }),
      ({ line }) => line,
    )
    if (native.template === 'wxml') {
      await step(`${title}: miniprogram-simulate draws it`, () => compareDrawings(tools, folder, ended))
    }
  }
}

/** @returns the files of the package, as they came out */
async function packNpm(tool: VendorTool, tools: string, project: string, ours: Packed): Promise<string> {
  await runTool({
    command: tool.command(tools, project),
    cwd: tools,
    logFile: logFile(tool.title.replace(' ', '-')),
    timeoutMs: 120_000,
    env: homeOfTools(),
  })
  const output = join(project, 'miniprogram_npm', ours.name)
  expectFunctions(join(output, 'index.js'), ['VODUpload', 'createUploader'])
  expectFunctions(join(output, 'content-md5.js'), ['contentMd5'])
  return `${ours.name}: ${readdirSync(output).join(', ')}`
}

/** Our reading of a template, by which the tests see all three pages, against that of the host's vendor. */
async function compareDrawings(tools: string, project: string, { data, texts }: Ended): Promise<void> {
  const dataFile = join(tools, 'page-data.json')
  const textsFile = join(tools, 'page-texts.json')
  writeFileSync(dataFile, JSON.stringify(data))
  await runTool({
    command: ['node', 'draw-page.cjs', join(project, 'pages/upload/upload.wxml'), dataFile, textsFile],
    cwd: tools,
    logFile: logFile('miniprogram-simulate'),
    timeoutMs: 60_000,
  })
  const theirs: string[] = JSON.parse(readFileSync(textsFile, 'utf8'))
  if (theirs.join('|') !== texts.join('|')) {
    throw new Error(`It shows ${theirs.join(', ')} instead of ${texts.join(', ')}.`)
  }
}

/** @throws Error where what a tool made of our package is of no use to an app */
export function expectFunctions(file: string, names: readonly string[]): void {
  const exported = Object(loadAlone(file))
  const missing = names.filter((name) => typeof exported[name] !== 'function')
  if (missing.length > 0) throw new Error(`${file} came out without ${missing.join(' and ')}.`)
}

function loadAlone(file: string): unknown {
  try {
    return loadInBareHost(file)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : cause
    throw new Error(`${file} does not load where there is nothing but the language: ${why}`)
  }
}
