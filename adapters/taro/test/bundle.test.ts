// A mini program's package is small: a build for one target must not carry what only the others need.
import { resolve } from 'node:path'
import commonjs from '@rollup/plugin-commonjs'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import swc from '@rollup/plugin-swc'
import { rollup } from 'rollup'

const adapter = resolve(__dirname, '../src/index.ts')

/** The folders of code that knows a host, left in a page that uses the adapter, and the page itself. */
async function buildFor(target: string): Promise<{ hosts: string[]; code: string }> {
  const page = {
    name: 'page',
    resolveId: (id: string) => (id === 'page' ? id : null),
    load: (id: string) => (id === 'page' ? `export { createUploader, VODUpload } from '${adapter}'` : null),
  }
  // What Taro's own `define` does.
  const define = {
    name: 'define',
    transform: (code: string) => code.replace(/\bprocess\.env\.TARO_ENV\b/g, JSON.stringify(target)),
  }
  const bundle = await rollup({
    input: 'page',
    plugins: [
      page,
      nodeResolve({ exportConditions: ['source'], extensions: ['.ts', '.mjs', '.js'] }),
      commonjs(),
      swc({ swc: { swcrc: false, jsc: { target: 'es2017', parser: { syntax: 'typescript' } } } }),
      define,
    ],
  })
  const { output } = await bundle.generate({ format: 'es' })
  await bundle.close()
  const hosts = Object.entries(output[0].modules)
    .filter(([, { renderedLength }]) => renderedLength > 0)
    .map(([path]) => hostCode.exec(path)?.[1] ?? '')
    .filter((folder) => folder !== '')
  return { hosts: [...new Set(hosts)].sort(), code: output[0].code }
}

const hostCode =
  /\/(adapters\/(?:wechat|alipay|bytedance)|packages\/(?:browser|wx-like)|adapters\/uni\/src\/uni-app)[/-]/

test.each([
  ['weapp', ['adapters/wechat', 'packages/wx-like']],
  ['alipay', ['adapters/alipay', 'packages/wx-like']],
  ['tt', ['adapters/bytedance', 'packages/wx-like']],
  ['h5', ['packages/browser']],
])('a build for %s carries the code of its own host alone', async (target, expected) => {
  const { hosts, code } = await buildFor(target)
  expect(hosts).toEqual(expected)
  expect(code).not.toContain('TARO_ENV')
  expect(code.includes('XMLHttpRequest')).toBe(target === 'h5')
  // The sentence for a target that is not supported goes too.
  expect(code).not.toContain('hand over an adapter of your own')
})

test('a build for another target carries no host, and the sentence that says so', async () => {
  const { hosts, code } = await buildFor('swan')
  expect(hosts).toEqual([])
  expect(code).toContain('hand over an adapter of your own')
})
