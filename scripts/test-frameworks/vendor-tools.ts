// Turns our packed packages into `miniprogram_npm` by the vendors' own tools, and loads what comes out.
import { copyFileSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadInBareHost } from '../check-build/bare-host.mjs'
import type { Packed } from '../check-packages/pack-all'
import { cacheFolder, logFile } from './folders'
import { installManifest } from './install'
import { type MiniProgramShape, makeMiniProgram } from './mini-program'
import { runTool } from './run-tool'
import { step } from './step'

interface VendorTool {
  readonly title: string
  /** Folder under `adapters` of the package that it gets. */
  readonly adapter: string
  readonly shape: MiniProgramShape
  /** @param tools where the tools are installed */
  command(tools: string, miniProgram: string): readonly string[]
}

const wechat: VendorTool = {
  title: 'miniprogram-ci packNpm',
  adapter: 'wechat',
  shape: {
    name: 'mini-program-wechat',
    extensions: { markup: 'wxml', style: 'wxss' },
    project: {
      miniprogramRoot: './',
      compileType: 'miniprogram',
      appid: 'wx1234567890abcdef',
      projectname: 'mini-program-wechat',
      libVersion: '3.0.0',
      setting: {
        packNpmManually: true,
        packNpmRelationList: [{ packageJsonPath: './package.json', miniprogramNpmDistDir: './' }],
      },
    },
  },
  command: (tools, miniProgram) => ['node', join(tools, 'pack-npm.cjs'), miniProgram],
}

const bytedance: VendorTool = {
  title: 'tma build-npm',
  adapter: 'bytedance',
  shape: {
    name: 'mini-program-bytedance',
    extensions: { markup: 'ttml', style: 'ttss' },
    project: { appid: 'tt1234567890abcdef', projectname: 'mini-program-bytedance', setting: { es6: true } },
  },
  command: (tools, miniProgram) => [
    join(tools, 'node_modules/.bin/tma'),
    'build-npm',
    '--project-path',
    miniProgram,
  ],
}

export async function tryVendorTools(packed: ReadonlyMap<string, Packed>): Promise<void> {
  const source = join(__dirname, 'vendor-tools')
  const tools = join(cacheFolder, 'vendor-tools')
  const manifest = readFileSync(join(source, 'package.json'), 'utf8')
  await step('vendors: install their tools', () => installManifest(tools, manifest), String)
  copyFileSync(join(source, 'pack-npm.cjs'), join(tools, 'pack-npm.cjs'))
  for (const tool of [wechat, bytedance]) {
    const ours = packed.get(tool.adapter)
    if (ours) await step(`vendors: ${tool.title}`, () => tryTool(tool, tools, ours), String)
  }
}

/** @returns the package that it took */
async function tryTool(tool: VendorTool, tools: string, ours: Packed): Promise<string> {
  const miniProgram = await makeMiniProgram(tool.shape, ours)
  await runTool({
    command: tool.command(tools, miniProgram),
    cwd: tools,
    logFile: logFile(tool.shape.name),
    timeoutMs: 120_000,
  })
  const output = join(miniProgram, 'miniprogram_npm', ours.name)
  expectFunctions(join(output, 'index.js'), ['VODUpload', 'createUploader'])
  expectFunctions(join(output, 'content-md5.js'), ['contentMd5'])
  return `${ours.name}: ${readdirSync(output).join(', ')}`
}

function expectFunctions(file: string, names: readonly string[]): void {
  const exported = Object(loadInBareHost(file))
  const missing = names.filter((name) => typeof exported[name] !== 'function')
  if (missing.length > 0) throw new Error(`${file} came out without ${missing.join(' and ')}.`)
}
