// The clauses of the adapter's contract in one file that a mini program can require.
import { join } from 'node:path'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import swc from '@rollup/plugin-swc'
import { rollup } from 'rollup'

const entry = join(__dirname, '../../packages/testkit/src/self-check/on-phone.ts')

/** @throws Error if it would need anything that a phone lacks */
export async function bundleSelfCheck(): Promise<string> {
  const bundle = await rollup({
    input: entry,
    plugins: [
      nodeResolve({ exportConditions: ['source'], extensions: ['.ts'] }),
      swc({ swc: { swcrc: false, jsc: { target: 'es2017', parser: { syntax: 'typescript' } } } }),
    ],
    // Whatever cannot be bundled would be missing on the phone.
    onLog(_, { message }) {
      throw new Error(message)
    },
  })
  const { output } = await bundle.generate({ format: 'cjs', exports: 'named', generatedCode: 'es2015' })
  await bundle.close()
  return output[0].code
}
