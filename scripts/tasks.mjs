// Every task of the workspace, each a list of commands that run one after another and stop at the first failure.
const source = ['tsx', '--conditions=source']

const lint = ['biome', 'ci', '--error-on-warnings', '.']
const types = ['node', 'scripts/check-types.mjs']
const imports = ['node', 'scripts/check-imports.mjs']
const build = ['rollup', '-c', 'rollup.config.mjs']
const built = ['node', 'scripts/check-build.mjs']
const dropIn = [...source, 'scripts/check-drop-in.ts']
const test = ['jest']

export const tasks = {
  demo: [[...source, 'scripts/demo/main.ts']],
  test: [test],
  build: [build],
  emulator: [['node', 'packages/emulator/bin/vod-upload-emulator.mjs']],
  format: [['biome', 'check', '--write', '.']],
  check: [lint, types, imports, test, build, built, dropIn],
}
