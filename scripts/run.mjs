// The front door: `node scripts/run.mjs NAME [ARG...]` installs what is missing, then runs the task of that name.
import { spawnSync } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { ensureInstalled, root } from './install.mjs'
import { runsWhereTyped, tasks } from './tasks.mjs'

const [name, ...args] = process.argv.slice(2)
const steps = tasks[name]
if (!steps) {
  console.error(`Unknown task '${name}'. One of: ${Object.keys(tasks).join(', ')}.`)
  process.exit(2)
}
ensureInstalled()
const PATH = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
for (const [command, ...given] of steps) {
  const { status, signal, error } = spawnSync(command, [...given, ...args], {
    // npm moves into the workspace, and tells where it was called.
    cwd: runsWhereTyped.includes(name) ? (process.env.INIT_CWD ?? process.cwd()) : root,
    stdio: 'inherit',
    env: { ...process.env, PATH },
  })
  if (error) console.error(error.message)
  if (signal || status !== 0) process.exit(status ?? 1)
}
