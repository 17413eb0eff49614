// One framework: its example is installed, checked and built for every target, outside the workspace.
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Packed } from '../check-packages/pack-all'
import { cacheFolder, homeOfTools, logFile, root } from './folders'
import type { Framework, Target } from './frameworks'
import { installManifest, installTarball } from './install'
import { judgeOutput, packageBytes } from './judge-output'
import { readOutput } from './read-output'
import { runTool } from './run-tool'
import { step } from './step'

/** @returns the folder of the H5 build */
export async function buildExample(framework: Framework, packed: Packed): Promise<string> {
  const { name, example, targets } = framework
  const folder = join(cacheFolder, example)
  const source = join(root, 'examples', example)
  const manifest = readFileSync(join(source, 'package.json'), 'utf8')
  await step(`${name}: install`, () => installManifest(folder, manifest), String)
  await step(`${name}: install ${packed.name}`, () => installTarball(folder, packed.tarball), String)
  copySources(source, folder)
  framework.guidePage?.addTo(folder)
  await step(`${name}: types`, () => runOwn(framework, 'types', ['tsc', '--project', 'tsconfig.json']))
  for (const target of targets)
    await step(`${name}: build ${target.name}`, () => build(framework, target), inKb)
  return join(folder, targets.find(({ host }) => host === 'browser')?.output ?? '')
}

function copySources(source: string, folder: string): void {
  for (const entry of readdirSync(source)) {
    if (['node_modules', 'dist', 'package.json'].includes(entry)) continue
    rmSync(join(folder, entry), { recursive: true, force: true })
    cpSync(join(source, entry), join(folder, entry), { recursive: true })
  }
}

/** @returns bytes of the build */
async function build(framework: Framework, target: Target): Promise<number> {
  const output = join(cacheFolder, framework.example, target.output)
  rmSync(output, { recursive: true, force: true })
  await runOwn(framework, target.name, framework.build(target), {
    NODE_ENV: 'production',
    // A page asks the server that it came from; a mini program has none, and keeps the example's own.
    ...(target.host === 'browser' && { APP_SERVER: '' }),
  })
  const files = readOutput(output)
  const problems = judgeOutput(files, target.host)
  if (problems.length > 0) throw new Error(`${output}\n${problems.join('\n')}`)
  return packageBytes(files)
}

/** Runs a program that the example has installed. */
function runOwn(
  { example }: Framework,
  title: string,
  [program, ...args]: readonly string[],
  env: Record<string, string> = {},
): Promise<void> {
  const folder = join(cacheFolder, example)
  return runTool({
    command: [join(folder, 'node_modules/.bin', program), ...args],
    cwd: folder,
    logFile: logFile(`${example}-${title}`),
    timeoutMs: 240_000,
    env: { ...homeOfTools(), ...env },
  })
}

function inKb(bytes: number): string {
  return `${Math.ceil(bytes / 1024)} KB`
}
