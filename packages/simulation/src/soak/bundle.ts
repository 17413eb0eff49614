import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { type Mutant, mutated } from '../mutants/mutant'

const source = join(__dirname, '..')
const workspace = join(source, '../../..')

type Entry = 'run-seed.ts' | 'soak/worker.ts' | 'scale/run-batch.ts' | 'scale/measure.ts'

/**
 * The simulation, with core and faces in it, as one script for CommonJS: what starts in a moment, and can be spoiled
 * before.
 * @param entry file of `src`
 */
export async function bundle(entry: Entry, mutant?: Mutant): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(source, entry)],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    conditions: ['source'],
    plugins: mutant === undefined ? [] : [spoil(mutant)],
  })
  return outputFiles[0].text
}

function spoil(mutant: Mutant): Plugin {
  const { file } = mutant
  return {
    name: 'mutant',
    setup({ onLoad, onEnd }) {
      let isSpoiled = false
      onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        if (path !== join(workspace, file)) return undefined
        isSpoiled = true
        return { contents: mutated(await readFile(path, 'utf8'), mutant), loader: 'ts' }
      })
      onEnd(() => {
        if (!isSpoiled) throw new Error(`No mutant «${mutant.name}»: ${file} is not part of the simulation.`)
      })
    },
  }
}
