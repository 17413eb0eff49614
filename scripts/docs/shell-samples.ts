// Shell samples: each line must name a task, a package, a script or a command that is there, and options it knows.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DOCTOR_HELP } from '../../packages/emulator/src/doctor/doctor-help'
import { HELP } from '../../packages/emulator/src/help'
import { root } from '../install.mjs'
import { type Sample, samplesFor } from './samples'

const read = (path: string) => readFileSync(join(root, path), 'utf8')

/** Where a task's options are read; a task that is not here takes none. */
const optionTexts: Readonly<Record<string, () => string>> = {
  // `doctor` is a command of the same program.
  emulator: () => HELP + DOCTOR_HELP,
  demo: () => read('scripts/demo/arguments.ts'),
  bench: () => read('packages/bench/src/arguments.ts'),
  soak: () => read('packages/simulation/src/soak/arguments.ts'),
  chaos: () => read('packages/chaos/src/arguments.ts'),
  mutation: () => read('scripts/mutation/main.ts'),
  'test:frameworks': () => read('scripts/test-frameworks/main.ts'),
}

/** Programs of the system, taken as they are. */
const ofTheSystem = ['cd', 'cp', 'git', 'apt-get', 'apt', 'sudo', 'node', 'curl']

export function shellFaults(samples: readonly Sample[]): string[] {
  return samplesFor('shell', samples).flatMap((sample) =>
    commandsIn(sample.code).flatMap((command) => {
      const fault = faultOf(command, sample.document)
      return fault === undefined ? [] : [`${sample.place}: ${fault}`]
    }),
  )
}

/** Without comments and the variables set in front; `a && b` and `a | b` are two. */
export function commandsIn(code: string): string[] {
  return code
    .replace(/\\\n/g, ' ')
    .split(/\n|&&|\|/)
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .map((line) => line.replace(/^([A-Z_]+=\S+\s+)+/, ''))
    .filter((line) => line !== '' && !/^(export )?[A-Z_]+=\S+$/.test(line))
}

function faultOf(command: string, document: string): string | undefined {
  const [program = '', ...words] = command.split(/\s+/)
  if (program === 'npm') return faultOfNpm(words, document)
  if (program === 'npx') return faultOfNpx(words)
  return ofTheSystem.includes(program) ? undefined : `nothing here is called ${program}.`
}

function faultOfNpm(words: readonly string[], document: string): string | undefined {
  const [verb, ...rest] = words.filter((word) => !/^(--silent|-s|-D|--save-dev|-g)$/.test(word))
  if (verb === 'install' || verb === 'i' || verb === 'ci') return faultOfPackages(rest)
  if (verb === 'test' || verb === 'start') return faultOfTask(verb, rest, document)
  if (verb === 'pack')
    return existsSync(join(root, rest[0] ?? '')) ? undefined : `there is no folder ${rest[0]}.`
  if (verb !== 'run') return `no check knows npm ${verb}.`
  const [name = '', ...args] = rest
  return faultOfTask(name, args, document)
}

/** Where an example is named, its own scripts count beside those of the workspace. */
function faultOfTask(name: string, args: readonly string[], document: string): string | undefined {
  if (scriptsNamedBy(document).includes(name)) return undefined
  if (!scriptsOf('.').includes(name)) return `there is no task ${name}.`
  return faultOfOptions(args, optionTexts[name]?.() ?? '', `the task ${name}`)
}

function scriptsNamedBy(document: string): string[] {
  const named = [...`${document} ${read(document)}`.matchAll(/(?:examples|\.\.)\/([\w-]+)/g)]
  return named.flatMap(([, name]) => scriptsOf(`examples/${name}`))
}

function scriptsOf(folder: string): string[] {
  const manifest = join(folder, 'package.json')
  return existsSync(join(root, manifest)) ? Object.keys(JSON.parse(read(manifest)).scripts ?? {}) : []
}

function faultOfPackages(words: readonly string[]): string | undefined {
  const known = ['packages', 'adapters'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => existsSync(join(root, folder, name, 'package.json')))
      .map((name) => JSON.parse(read(`${folder}/${name}/package.json`)))
      .filter((manifest) => manifest.private !== true)
      .map(({ name }) => name),
  )
  const unknown = words.find((word) => word.startsWith('@vod-upload/') && !known.includes(word))
  return unknown === undefined ? undefined : `${unknown} is not published.`
}

function faultOfNpx(words: readonly string[]): string | undefined {
  const [name = '', ...args] = words.filter((word) => word !== '--yes' && word !== '-y')
  if (name !== '@vod-upload/emulator' && name !== 'vod-upload-emulator') return `npx ${name} is none of ours.`
  return args[0] === 'doctor'
    ? faultOfOptions(args, DOCTOR_HELP, 'the doctor')
    : faultOfOptions(args, HELP, 'the emulator')
}

function faultOfOptions(args: readonly string[], text: string, owner: string): string | undefined {
  const unknown = args
    .filter((arg) => /^--\w/.test(arg))
    .map((arg) => arg.slice(2).replace(/=.*/, ''))
    .find((name) => !new RegExp(`--${name}\\b|\\b${name}\\b['"]?:`).test(text))
  return unknown === undefined ? undefined : `${owner} knows no --${unknown}.`
}
