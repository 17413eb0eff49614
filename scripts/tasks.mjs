// Every task of the workspace, each a list of commands that run one after another and stop at the first failure.
import { join } from 'node:path'
import { root } from './install.mjs'

const source = ['tsx', '--conditions=source']

const lint = ['biome', 'ci', '--error-on-warnings', '.']
const types = ['node', 'scripts/check-types.mjs']
const imports = ['node', 'scripts/check-imports.mjs']
const build = ['node', 'scripts/build.mjs']
const built = ['node', 'scripts/check-build.mjs']
const dropIn = [...source, 'scripts/check-drop-in.ts']
const bundle = ['node', 'scripts/check-bundle.mjs']
const builtContract = ['jest', '--config', 'scripts/contract-of-builds.config.mjs']
const test = ['jest']
const soak = [...source, 'packages/simulation/src/soak/main.ts']
const scale = [...source, 'packages/simulation/src/scale/main.ts']
const chaos = [...source, 'packages/chaos/src/main.ts']
const mutation = [...source, 'scripts/mutation/main.ts']
const bench = [...source, join(root, 'packages/bench/src/main.ts')]
const examples = [...source, 'scripts/native-examples/main.ts']
const native = ['jest', '--config', 'scripts/test-native/jest.config.mjs']
const selfCheck = [...source, 'scripts/self-check.ts']
const dashboard = [...source, 'scripts/test-dashboard/main.ts']
const appServer = [...source, 'scripts/test-app-server/main.ts']
const packages = [...source, 'scripts/check-packages/main.ts']
const release = [...source, 'scripts/release/version.ts']
const docs = [
  [...source, 'scripts/docs/main.ts'],
  ['typedoc', '--options', 'scripts/docs/reference/typedoc.json'],
  ['vitepress', 'build', 'docs'],
]
const docsSite = [...source, 'scripts/test-docs-site/main.ts']
const frameworks = [...source, 'scripts/test-frameworks/main.ts']

/** Tasks whose arguments may be paths: relative ones start in the folder in which the command was typed. */
export const runsWhereTyped = ['bench', 'demo', 'emulator']

export const tasks = {
  demo: [[...source, join(root, 'scripts/demo/main.ts')]],
  test: [test],
  build: [build],
  'build:examples': [build, [...examples, '--install']],
  emulator: [['node', join(root, 'packages/emulator/bin/vod-upload-emulator.mjs')]],
  docs,
  format: [['biome', 'check', '--write', '.']],
  soak: [soak],
  scale: [scale],
  mutation: [mutation],
  chaos: [chaos],
  bench: [bench],
  'self-check': [selfCheck],
  'test:native': [build, native],
  'test:dashboard': [dashboard],
  'test:docs-site': [...docs, docsSite],
  'test:app-server': [appServer],
  'check:packages': [packages],
  'release:version': [release],
  'test:frameworks': [frameworks],
  check: [
    lint,
    types,
    imports,
    ...docs,
    docsSite,
    test,
    [...test, '--config', 'scripts/long-tests.config.mjs'],
    chaos,
    build,
    built,
    dropIn,
    bundle,
    [...packages, '--built'],
    builtContract,
    dashboard,
    native,
    [...frameworks, '--built'],
    appServer,
  ],
}
