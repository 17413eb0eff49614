// Builds every package, each in a process of its own: the declarations of all of them are more than one heap holds.
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { packageFolders } from '../rollup.config.mjs'
import { finishPackage } from './build/finish-package.mjs'
import { root } from './install.mjs'

const waiting = [...packageFolders]

function buildOne(folder) {
  return new Promise((resolve) => {
    const args = ['--silent', '-c', 'rollup.config.mjs', '--configOnly', folder]
    const rollup = spawn('rollup', args, { stdio: 'inherit' })
    rollup.on('error', () => resolve(1))
    rollup.on('exit', (code) => resolve(code ?? 1))
  })
}

async function buildNext() {
  for (let folder = waiting.shift(); folder !== undefined; folder = waiting.shift()) {
    // What an earlier build has left would be packed.
    rmSync(`${folder}/dist`, { recursive: true, force: true })
    const code = await buildOne(folder)
    if (code === 0) await finishPackage(root, folder)
    console.log(`${code === 0 ? 'built' : 'FAILED'} ${folder}`)
    if (code !== 0) process.exitCode = 1
  }
}

await Promise.all(Array.from({ length: availableParallelism() }, buildNext))
